using System.CommandLine;
using System.Net.Http.Headers;
using Appwacht.Cli.Reports;
using Appwacht.Client;

namespace Appwacht.Cli.Commands;

/// <summary>Which server is asked, about which organisation, and with which token. The token never stands on the command line: others on the machine see that.</summary>
internal sealed class ServerArguments
{
    /// <summary>Where the token is looked for when no file is named.</summary>
    public const string TokenVariable = "APPWACHT_TOKEN";

    private static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(30);

    private readonly Option<string?> server;
    private readonly Option<string?> organisation;
    private readonly Option<string?> tokenFile;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="words">The language of the help.</param>
    /// <param name="isRequired">Whether the command does nothing without a server.</param>
    public ServerArguments(Command command, Words words, bool isRequired = false)
    {
        server = new Option<string?>("--server")
        {
            Description = isRequired ? words.Say("De server", "The server") : words.Say("Vraag het aan deze server in plaats van aan bestanden", "Ask this server instead of files"),
            HelpName = "url",
        };
        organisation = new Option<string?>("--organisation") { Description = words.Say("De organisatie op de server", "The organisation on the server"), HelpName = "name" };
        tokenFile = new Option<string?>("--token-file") { Description = words.Say($"Bestand met het token; anders uit {TokenVariable}", $"File with the token; otherwise from {TokenVariable}"), HelpName = "file" };
        foreach (var option in (Option[])[server, organisation, tokenFile])
            command.Options.Add(option);
    }

    /// <summary>Whether a server is asked.</summary>
    public bool IsAsked(ParseResult given) => given.GetResult(server) is not null;

    /// <summary>Asks it; a refusal or a server that cannot be reached is said, and nothing is answered.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="session">What every command has.</param>
    /// <param name="ask">What is asked.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="patience">How long one answer may take, when that is longer than usual.</param>
    public async Task<int> Ask(ParseResult given, Session session, Func<AppwachtClient, CancellationToken, Task<int>> ask, CancellationToken cancel, TimeSpan? patience = null)
    {
        if (!Uri.TryCreate(given.GetValue(server), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return session.Refuse("--server is een adres zoals https://appwacht.voorbeeld.nl.", "--server is an address such as https://appwacht.example.org.");
        if (given.GetValue(organisation) is not { Length: > 0 } name)
            return session.Refuse("Noem met --organisation de organisatie op de server.", "Name the organisation on the server with --organisation.");
        if (address.Scheme is "http" && !address.IsLoopback)
            return session.Refuse("Een token gaat niet onversleuteld over het netwerk; gebruik https.", "A token does not go over the network unencrypted; use https.");
        var token = given.GetValue(tokenFile) is { } file ? await File.ReadAllTextAsync(file, cancel) : Environment.GetEnvironmentVariable(TokenVariable);
        if (string.IsNullOrWhiteSpace(token) || token.Trim().Any(character => character is <= ' ' or > '~'))
            return session.Refuse($"Er is geen bruikbaar token; zet het in {TokenVariable} of in een bestand met --token-file.", $"There is no usable token; put it in {TokenVariable}, or in a file with --token-file.");

        // An answer is not taken from elsewhere: a redirect would carry the token along.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = LongestConnecting };
        using var http = new HttpClient(handler) { BaseAddress = address };
        http.Timeout = patience ?? http.Timeout;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(session.Words.Language);
        try
        {
            return await ask(new AppwachtClient(http, name), cancel);
        }
        catch (ApiException refused)
        {
            foreach (var reason in refused.Problem?.Fouten.Select(fault => fault.Melding) ?? [session.Words.Say($"De server antwoordde {(int)refused.Status}.", refused.Message)])
                session.Problems.WriteLine(reason);
            return ExitCode.Refused;
        }
        catch (HttpRequestException outside)
        {
            return session.Refuse($"{address}: de server is niet bereikbaar ({outside.HttpRequestError}).", $"{address}: the server cannot be reached ({outside.HttpRequestError}).");
        }
        catch (System.Text.Json.JsonException)
        {
            return session.Refuse($"{address}: het antwoord is niet van een Appwacht-server van deze versie.", $"{address}: the answer is not that of an Appwacht server of this version.");
        }
    }
}
