using Appwacht.Core.Processing;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Access;

/// <summary>What an endpoint needs that reads or writes data of people: it asks for a <see cref="ProcessingLog"/>, and records before it answers.</summary>
internal static class PersonalData
{
    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<ServerKeys>().PseudonymsOf(provider.GetRequiredService<Caller>().Organisation.Id));
        services.AddScoped(provider =>
        {
            var (context, now) = (provider.GetRequiredService<IHttpContextAccessor>().HttpContext, provider.GetRequiredService<TimeProvider>().GetUtcNow());
            return new ProcessingTrace(provider.GetRequiredService<Pseudonyms>(), context is null ? TraceContext.OfRound("round", now) : TraceContext.Of(context, now));
        });
        services.AddScoped(provider =>
        {
            var trace = provider.GetRequiredService<ProcessingTrace>();
            return new ProcessingLog(provider.GetRequiredService<Caller>().Db, trace.Pseudonyms, trace.Span, provider.GetRequiredService<TimeProvider>());
        });
    }
}
