using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Catalogue;
using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Operations;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Realtime;
using Serverless.Adapters.Tickets;
using Serverless.Adapters.WaitingRoom;
using Serverless.Functions.Accounts;
using Serverless.Functions.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Cors;
using Serverless.Functions.Http.Errors;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Http.Tracing;
using Serverless.Functions.Realtime;
using Serverless.Functions.Sales;
using Serverless.Functions.SupplierMocks.FaultInjection;
using Serverless.Functions.SupplierMocks.Hkdl;
using Serverless.Functions.SupplierMocks.Ingresso;
using Serverless.Functions.Tickets;
using Serverless.SupplierMocks;

namespace Serverless.Functions;

/// <summary>The app's table of contents: what every call passes, in order, and the contexts it can reach.</summary>
public static class FunctionApp
{
    // The Functions host refuses a larger body itself.
    private const long HostBodyBytesMax = 100 * 1024 * 1024;

    public static void Compose(FunctionsApplicationBuilder builder)
    {
        builder.Configuration.HideEmptyValues();
        UseEdge(builder);
        AddContexts(builder.Services);
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SettingsCheck>());
        builder.Services.Configure<KestrelServerOptions>(SetUpServer);
    }

    internal static void AddContexts(IServiceCollection services) =>
        services
            .AddEdge()
            .AddPlatform()
            .AddRedis()
            .AddDocuments()
            .AddOperations()
            .AddAccounts()
            .AddHostedService<FirstAdmin>()
            .AddCatalogue()
            .AddWaitingRoom()
            .AddSalesFunctions()
            .AddSupplierMocks()
            .AddSingleton<FaultInjector>()
            .AddTickets()
            .AddAdmission()
            .AddSingleton<TicketPictures>()
            .AddSingleton<FilmTicketAuthorization>()
            .AddSingleton<HkdlPipeline>()
            .AddSingleton<IngressoPipeline>()
            .AddSingleton<IngressoViews>()
            .AddSingleton<IngressoTrolleyPages>()
            .AddSingleton<IngressoReservePages>()
            .AddSingleton<IngressoTransactionPages>()
            .AddRealtime()
            .AddLive();

    // The worker's own limit of 30 MB would answer 500 before ours could answer 413.
    private static void SetUpServer(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = HostBodyBytesMax;
    }

    private static void UseEdge(FunctionsApplicationBuilder builder)
    {
        // From the outside in. Tracing also measures and logs every request; the turnstile goes last: it asks who
        // calls.
        builder.UseMiddleware<TracingMiddleware>();
        builder.UseMiddleware<SecurityHeadersMiddleware>();
        builder.UseMiddleware<CorsMiddleware>();
        builder.UseMiddleware<FaultsMiddleware>();
        builder.UseMiddleware<RequestLimitsMiddleware>();
        builder.UseMiddleware<AuthorizationMiddleware>();
        builder.UseMiddleware<RequestGateMiddleware>();
    }
}
