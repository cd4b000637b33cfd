using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Appwacht.Client;

/// <summary>Sends requests under one organisation and reads answers; a refusal becomes an <see cref="ApiException"/>.</summary>
/// <param name="http">Carries the address of the server and the token.</param>
/// <param name="organisation">The permanent name of the organisation.</param>
internal sealed class ApiCaller(HttpClient http, string organisation)
{
    /// <summary>The address of a resource.</summary>
    public Uri Address(string resource) => new($"/v1/organisaties/{Uri.EscapeDataString(organisation)}{(resource is "" ? "" : "/" + resource)}", UriKind.Relative);

    /// <summary>An address with what is asked; what is null is not asked.</summary>
    public static string With(string resource, params ReadOnlySpan<(string Name, string? Value)> asked)
    {
        var parts = new List<string>();
        foreach (var (name, value) in asked)
            if (value is not null)
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        return parts.Count == 0 ? resource : $"{resource}?{string.Join('&', parts)}";
    }

    /// <summary>Gets something.</summary>
    public async Task<T> Get<T>(string resource, JsonTypeInfo<T> form, CancellationToken cancel) => (await GetVersioned(resource, form, cancel)).Value;

    /// <summary>Gets something with its version.</summary>
    public async Task<Versioned<T>> GetVersioned<T>(string resource, JsonTypeInfo<T> form, CancellationToken cancel)
    {
        using var response = await http.GetAsync(Address(resource), HttpCompletionOption.ResponseHeadersRead, cancel);
        return await Read(response, form, cancel);
    }

    /// <summary>Gets a file.</summary>
    public async Task GetFile(string resource, Stream to, CancellationToken cancel)
    {
        using var response = await http.GetAsync(Address(resource), HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!response.IsSuccessStatusCode)
            throw new ApiException(response.StatusCode, await Problem(response, cancel));
        await response.Content.CopyToAsync(to, cancel);
    }

    /// <summary>Gets a list page by page, each when it is asked for.</summary>
    public async IAsyncEnumerable<T> GetAll<T>(string resource, JsonTypeInfo<Pagina<T>> form, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var next = Address(resource); next is not null;)
        {
            using var response = await http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, cancel);
            var page = (await Read(response, form, cancel)).Value;
            foreach (var item in page.Items)
                yield return item;
            // The next page is where this one was: only what is asked differs.
            next = page.Volgende is { } following ? new Uri(response.RequestMessage?.RequestUri ?? next, following) : null;
        }
    }

    /// <summary>Sends something.</summary>
    /// <param name="resource">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="bodyForm">In which form.</param>
    /// <param name="form">The form of the answer.</param>
    /// <param name="version">The version that is changed, where something is.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Versioned<TAnswer>> Post<TBody, TAnswer>(string resource, TBody body, JsonTypeInfo<TBody> bodyForm, JsonTypeInfo<TAnswer> form, string? version, CancellationToken cancel) =>
        Send(HttpMethod.Post, resource, JsonContent.Create(body, bodyForm), form, version, cancel);

    /// <summary>Asks for something to be done of which there is nothing more to say.</summary>
    public Task<Versioned<TAnswer>> Post<TAnswer>(string resource, JsonTypeInfo<TAnswer> form, string? version, CancellationToken cancel) => Send(HttpMethod.Post, resource, null, form, version, cancel);

    /// <summary>Puts something in the place of what is there.</summary>
    public Task<Versioned<TAnswer>> Put<TBody, TAnswer>(string resource, TBody body, JsonTypeInfo<TBody> bodyForm, JsonTypeInfo<TAnswer> form, string? version, CancellationToken cancel) =>
        Send(HttpMethod.Put, resource, JsonContent.Create(body, bodyForm), form, version, cancel);

    /// <summary>Sends a body that has a form of its own.</summary>
    /// <param name="resource">Where to.</param>
    /// <param name="content">The body.</param>
    /// <param name="key">By which the server knows what it already did.</param>
    /// <param name="form">The form of the answer.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<TAnswer> Send<TAnswer>(string resource, HttpContent content, string? key, JsonTypeInfo<TAnswer> form, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(resource)) { Content = content };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return (await Read(response, form, cancel)).Value;
    }

    private async Task<Versioned<TAnswer>> Send<TAnswer>(HttpMethod method, string resource, HttpContent? content, JsonTypeInfo<TAnswer> form, string? version, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, Address(resource)) { Content = content };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return await Read(response, form, cancel);
    }

    private static async Task<Versioned<T>> Read<T>(HttpResponseMessage response, JsonTypeInfo<T> form, CancellationToken cancel)
    {
        if (!response.IsSuccessStatusCode)
            throw new ApiException(response.StatusCode, await Problem(response, cancel));
        var value = await response.Content.ReadFromJsonAsync(form, cancel) ?? throw new JsonException("The server answered with nothing.");
        return new(value, response.Headers.ETag?.ToString() ?? "");
    }

    /// <summary>What the server says; a proxy in between may answer in words of its own.</summary>
    private static async Task<Probleem?> Problem(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return null;
        try
        {
            return await response.Content.ReadFromJsonAsync(WireJson.Default.Probleem, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
