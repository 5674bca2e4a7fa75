using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Catalogue;
using Serverless.Adapters.Operations;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Functions.Accounts;
using Serverless.Functions.FilmTickets;
using Serverless.Functions.FlightPayments;
using Serverless.Functions.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Cors;
using Serverless.Functions.Http.Errors;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Http.Tracing;
using Serverless.Functions.Realtime;
using Serverless.Functions.Sales;
using Serverless.Functions.SupplierMocks;
using Serverless.Functions.Tickets;

namespace Serverless.Functions;

/// <summary>The app's table of contents: the middleware of every call, in order, and the contexts.</summary>
public static class FunctionApp
{
    // The Functions host itself rejects a larger body.
    private const long HostBodyBytesMax = 100 * 1024 * 1024;

    public static void Compose(FunctionsApplicationBuilder builder)
    {
        builder.Configuration.HideEmptyValues();
        UseMiddleware(builder);
        AddContexts(builder.Services);
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SettingsCheck>());
        builder.Services.Configure<KestrelServerOptions>(SetUpServer);
    }

    internal static void AddContexts(IServiceCollection services) =>
        services
            .AddHttp()
            .AddPlatform()
            .AddRedis()
            .AddDocuments()
            .AddOperations()
            .AddAccountFunctions()
            .AddCatalogue()
            .AddWaitingRoom()
            .AddSalesFunctions()
            .AddTicketFunctions()
            .AddFilmTicketFunctions()
            .AddFlightFunctions()
            .AddFlightPaymentFunctions()
            .AddRealtimeFunctions()
            .AddSupplierMockFunctions();

    // The worker's own limit of 30 MB would answer 500, and ours could not answer 413.
    private static void SetUpServer(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = HostBodyBytesMax;
    }

    private static void UseMiddleware(FunctionsApplicationBuilder builder)
    {
        // From the outside in. Tracing also measures and logs every request. The request gate goes last: it needs the
        // caller.
        builder.UseMiddleware<TracingMiddleware>();
        builder.UseMiddleware<SecurityHeadersMiddleware>();
        builder.UseMiddleware<CorsMiddleware>();
        builder.UseMiddleware<FaultsMiddleware>();
        builder.UseMiddleware<RequestLimitsMiddleware>();
        builder.UseMiddleware<AuthorizationMiddleware>();
        builder.UseMiddleware<RequestGateMiddleware>();
    }
}
