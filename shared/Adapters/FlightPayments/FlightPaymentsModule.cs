using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.FlightPayments.Bootpay;
using Serverless.Adapters.Platform;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments;

public static class FlightPaymentsModule
{
    // Where the events of a fake Bootpay come from.
    private const string Loopback = "127.0.0.0/8,::1";

    // Bootpay's address may change, and a permanent connection would not notice.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddFlightPayments(this IServiceCollection services)
    {
        services.TryAddSingleton<IFarePrices, WithoutFares>();
        services.TryAddSingleton<IBookingsOfPayments, WithoutBookings>();

        return services
            .AddPolicy<FlightPaymentPolicy>("FlightPayments")
            .AddBootpay()
            .AddSingleton<PaymentNumberSource>()
            .AddSingleton<IPaymentOrders, DocumentPaymentOrders>()
            .AddSingleton<SimulatedReceipts>()
            .AddSingleton<IPaymentReceipts>(ChooseReceipts)
            .AddOperations();
    }

    private static IServiceCollection AddBootpay(this IServiceCollection services)
    {
        services.AddOptions<BootpayPolicy>().PostConfigure<IConfiguration, IHostEnvironment>(Configure);
        services.AddHttpClient(BootpayClient.ClientName)
            .ConfigureHttpClient((provider, client) =>
            {
                // The call's own limit is the one that counts.
                client.Timeout = BootpayPolicy.TimeoutMax;
                client.MaxResponseContentBufferSize =
                    provider.GetRequiredService<BootpayPolicy>().ResponseBytesMax;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = ConnectionLifetime,
                MaxResponseHeadersLength = 32,
                ActivityHeadersPropagator = null,
            })
            .RemoveAllLoggers(); // They would write receipt ids and order ids.

        return services
            .AddPolicy<BootpayPolicy>("Bootpay")
            .AddSingleton<IValidateOptions<BootpayPolicy>, BootpayPolicyRules>()
            .AddSingleton<BootpayCredentials>()
            .AddSingleton<BootpayClient>()
            .AddSingleton<BootpayReceipts>()
            .AddSingleton<BootpaySource>();
    }

    private static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<PaymentOrderChanges>()
        .AddSingleton<PaymentVerification>()
        .AddSingleton<PaymentAttachment>()
        .AddSingleton<RefundDelivery>()
        .AddSingleton<SettlePaymentOrder>()
        .AddSingleton<CreatePaymentOrder>()
        .AddSingleton<ReceivePaymentEvent>()
        .AddSingleton<AttachBooking>()
        .AddSingleton<RefundPaymentOrder>()
        .AddSingleton<ShowPaymentOrder>()
        .AddSingleton<RecoverPaymentOrders>();

    private static IPaymentReceipts ChooseReceipts(IServiceProvider provider) =>
        provider.GetRequiredService<BootpayPolicy>().HasKeys ? provider.GetRequiredService<BootpayReceipts>()
        : provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? provider.GetRequiredService<SimulatedReceipts>()
        : new ClosedReceipts();

    private static void Configure(BootpayPolicy policy, IConfiguration settings, IHostEnvironment environment)
    {
        policy.RestApiKey = settings[BootpayPolicy.RestApiKeySetting] ?? policy.RestApiKey;
        policy.PrivateKey = settings[BootpayPolicy.PrivateKeySetting] ?? policy.PrivateKey;
        policy.JsKey = settings[BootpayPolicy.JsKeySetting] ?? policy.JsKey;
        policy.ClientKey = settings[BootpayPolicy.ClientKeySetting] ?? policy.ClientKey;
        policy.SecretKey = settings[BootpayPolicy.SecretKeySetting] ?? policy.SecretKey;
        policy.Auth = settings[BootpayPolicy.AuthSetting]?.ToLowerInvariant() ?? policy.Auth;
        policy.ApiBase = settings[BootpayPolicy.ApiBaseSetting] ?? policy.ApiBase;
        policy.Timeout = ReadTimeout(settings) ?? policy.Timeout;
        policy.WebhookIps = settings[BootpayPolicy.WebhookIpsSetting]
            ?? (environment.IsDevelopment() ? $"{policy.WebhookIps},{Loopback}" : policy.WebhookIps);
        policy.AcceptsSandbox = environment.IsDevelopment();
    }

    // A number alone is one of seconds.
    private static TimeSpan? ReadTimeout(IConfiguration settings) =>
        int.TryParse(settings[BootpayPolicy.TimeoutSetting], out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : GoDuration.Read(settings, BootpayPolicy.TimeoutSetting);
}
