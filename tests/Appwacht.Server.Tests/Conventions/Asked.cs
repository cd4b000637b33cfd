using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;

namespace Appwacht.Server.Tests.Conventions;

/// <summary>Short ways to ask a server something and look at the answer.</summary>
internal static class Asked
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> Ask(this HttpClient client, HttpMethod method, string address, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = body };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return client.SendAsync(request, Cancel);
    }

    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>Checks that an answer is a problem with a status, as every refusal must be, and gives it.</summary>
    public static async Task<Probleem> IsProblem(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = await answer.Content.ReadFromJsonAsync(WireJson.Default.Probleem, Cancel);
        Assert.NotNull(problem);
        Assert.Equal((int)status, problem.Status);
        Assert.All([problem.Title, problem.Detail, problem.Code], text => Assert.NotEmpty(text));
        Assert.NotEmpty(problem.Fouten);
        return problem;
    }
}
