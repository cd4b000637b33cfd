using Appwacht.Core.Processing;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Access;

/// <summary>What an endpoint needs that reads or writes data of people: it asks for a <see cref="ProcessingLog"/>, and records before it answers.</summary>
internal static class PersonalData
{
    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Pseudonyms.Of(provider.GetRequiredService<ServerKeys>().PseudonymSecret(), provider.GetRequiredService<Caller>().Organisation.Id));
        services.AddScoped(provider =>
        {
            var (context, clock) = (provider.GetRequiredService<IHttpContextAccessor>().HttpContext, provider.GetRequiredService<TimeProvider>());
            var now = clock.GetUtcNow();
            return new ProcessingLog(
                provider.GetRequiredService<Caller>().Db, provider.GetRequiredService<Pseudonyms>(), context is null ? TraceContext.OfRound("round", now) : TraceContext.Of(context, now), clock);
        });
    }
}
