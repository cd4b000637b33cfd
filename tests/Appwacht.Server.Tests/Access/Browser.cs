using System.Net;
using System.Text.RegularExpressions;

namespace Appwacht.Server.Tests.Access;

/// <summary>Keeps cookies and follows redirects like a browser, and can be stopped on the way to look at where it is sent.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly HttpClient client;

    public Browser(Uri home)
    {
        client = new HttpClient(handler) { BaseAddress = home };
        Home = home;
    }

    /// <summary>The site.</summary>
    public Uri Home { get; }

    /// <summary>Its cookies. Those of every port of this machine are together, as in a browser.</summary>
    public CookieContainer Cookies => handler.CookieContainer;

    /// <summary>Whether it has a session with the site.</summary>
    public bool IsSignedIn => Cookies.GetCookies(Home).Any(cookie => cookie.Name.EndsWith("appwacht", StringComparison.Ordinal) && cookie.Value.Length > 0);

    /// <summary>Opens a page and follows where it leads.</summary>
    public Task<HttpResponseMessage> Open(string address) => Follow(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Opens a page and follows where it leads, up to an address that ends like this, which is not opened but given.</summary>
    public async Task<Uri> OpenUntil(string address, string stop)
    {
        var at = new Uri(Home, address);
        while (!at.AbsolutePath.EndsWith(stop, StringComparison.Ordinal))
        {
            using var answer = await client.GetAsync(at, TestContext.Current.CancellationToken);
            at = new Uri(at, answer.Headers.Location ?? throw new InvalidOperationException($"{at} leads nowhere: {answer.StatusCode}"));
        }

        return at;
    }

    /// <summary>Sends the form on a page, with the hidden fields that are on it and are not given.</summary>
    public async Task<HttpResponseMessage> Submit(string page, string address, params (string Name, string Value)[] fields) => await Post(address, await Filled(page, fields));

    /// <summary>Sends the form on a page with files, each with its field, its name and what is in it.</summary>
    public async Task<HttpResponseMessage> Upload(string page, string address, (string Name, string Value)[] fields, params (string Field, string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in await Filled(page, fields))
            form.Add(new StringContent(value), name);
        foreach (var (field, name, content) in files)
            form.Add(new ByteArrayContent(content), field, name);
        return await Follow(new HttpRequestMessage(HttpMethod.Post, address) { Content = form });
    }

    /// <summary>Sends a form as it is.</summary>
    public Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) => Follow(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    private async Task<(string Name, string Value)[]> Filled(string page, (string Name, string Value)[] fields)
    {
        using var shown = await Open(page);
        var hidden = HiddenField().Matches(await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).DistinctBy(field => field.Groups[1].Value).Select(field => (Name: field.Groups[1].Value, Value: WebUtility.HtmlDecode(field.Groups[2].Value)));
        return [.. hidden.Where(field => !fields.Any(given => given.Name == field.Name)), .. fields];
    }

    /// <summary>Sends a request and follows where it leads.</summary>
    public async Task<HttpResponseMessage> Follow(HttpRequestMessage request)
    {
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        for (var steps = 0; await NextOf(answer) is { } next; steps++)
        {
            Assert.True(steps < 20, "The redirects do not end.");
            var at = new Uri(answer.RequestMessage!.RequestUri!, next);
            answer.Dispose();
            answer = await client.GetAsync(at, TestContext.Current.CancellationToken);
        }

        return answer;
    }

    /// <summary>Where an answer sends a browser: by a redirect, or by the page.</summary>
    private static async Task<Uri?> NextOf(HttpResponseMessage answer)
    {
        if (answer.Headers.Location is { } next)
        {
            // As browsers do: a form may be led on only to where it may be sent.
            Assert.False(answer.RequestMessage!.Method == HttpMethod.Post && IsElsewhere(answer.RequestMessage.RequestUri!, next), $"The policy of the page keeps its form from {next}.");
            return next;
        }

        var refresh = RefreshTag().Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return refresh.Success ? new Uri(WebUtility.HtmlDecode(refresh.Groups[1].Value), UriKind.RelativeOrAbsolute) : null;
    }

    private static bool IsElsewhere(Uri here, Uri next) => new Uri(here, next).Authority != here.Authority;

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<meta http-equiv=\"refresh\" content=\"0;url=([^\"]*)\"")]
    private static partial Regex RefreshTag();
}
