using Appwacht.Core;
using Appwacht.Server.Hosting;
using Appwacht.Server.Outgoing;

namespace Appwacht.Server.Tests.Outgoing;

public class AddressBookTests
{
    private static readonly OrganisationId Id = OrganisationId.Parse("gemeente-test");

    [Theory]
    [InlineData("p-1042", "p-1042@voorbeeld.nl")]
    [InlineData("jan.de.vries", "jan.de.vries@voorbeeld.nl")]
    [InlineData("p 1042", null)]
    [InlineData("p@elders.nl", null)]
    [InlineData("a\r\nBcc: x", null)]
    [InlineData("", null)]
    public void A_pattern_makes_an_address_of_a_plain_identifier_only(string person, string? address) =>
        Assert.Equal(address, Book(new() { Pattern = "{id}@voorbeeld.nl" }).Find(Id, person)?.Address);

    [Theory]
    [InlineData("jan@voorbeeld.nl", "jan@voorbeeld.nl")]
    [InlineData("jan", null)]
    [InlineData("jan@", null)]
    [InlineData("jan@voorbeeld.nl, piet@voorbeeld.nl", null)]
    [InlineData("<jan@voorbeeld.nl>", null)]
    public void An_identifier_that_is_an_address_is_used_as_it_is(string person, string? address) => Assert.Equal(address, Book(null).Find(Id, person)?.Address);

    [Fact]
    public void A_file_is_read_again_when_the_organisation_refreshed_it()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "person;mail\np-1;een@voorbeeld.nl\np-2;geen adres\n");
        var book = Book(new() { File = file });
        Assert.Equal("een@voorbeeld.nl", book.Find(Id, "P-1")?.Address);
        Assert.Null(book.Find(Id, "p-2"));
        File.WriteAllText(file, "person,mail\np-2,twee@voorbeeld.nl\n");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(2));
        Assert.Equal((null, "twee@voorbeeld.nl"), (book.Find(Id, "p-1")?.Address, book.Find(Id, "p-2")?.Address));
        File.Delete(file);
        Assert.Null(Book(new() { File = file }).Find(Id, "p-2"));
    }

    [Fact]
    public void Every_mistake_in_the_settings_of_mail_is_told_and_none_repeats_a_secret()
    {
        var settings = new ServerSettings { Mail = new() { Server = "mail.voorbeeld.nl", Encryption = "none", From = "geen adres", Password = "geheim" }, Addresses = { ["gemeente-test"] = new() { Pattern = "iedereen@voorbeeld.nl" } } };
        var mistakes = SettingsReader.Check(settings, "http://127.0.0.1:5080");
        Assert.Equal(["Encryption", "From", "user", "Pattern"], mistakes.Select(mistake => ((string[])["Encryption", "From", "user", "Pattern"]).Single(word => mistake.Contains(word, StringComparison.Ordinal))));
        Assert.DoesNotContain(mistakes, mistake => mistake.Contains("geheim", StringComparison.Ordinal));
        Assert.Empty(SettingsReader.Check(new ServerSettings { Mail = new() { Server = "127.0.0.1", Encryption = "none" } }, "http://127.0.0.1:5080"));
    }

    private static AddressBook Book(AddressSettings? place) => new(place is null ? new ServerSettings() : new ServerSettings { Addresses = { [Id.Value] = place } });
}
