using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.FlightPayments;
using Serverless.Adapters.FlightPayments.Bootpay;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>Which provider the settings choose, and which settings stop the start.</summary>
public sealed class FlightPaymentsModuleTests
{
    private const string Keys = "BOOTPAY_REST_API_KEY=r;BOOTPAY_PRIVATE_KEY=p";

    [Theory]
    [InlineData("Development", "", typeof(SimulatedReceipts))]
    [InlineData("Production", "", typeof(ClosedReceipts))]
    [InlineData("Staging", "", typeof(ClosedReceipts))]
    [InlineData("Development", Keys, typeof(BootpayReceipts))]
    [InlineData("Production", Keys, typeof(BootpayReceipts))]
    [InlineData("Production", "BOOTPAY_CLIENT_KEY=c;BOOTPAY_SECRET_KEY=s", typeof(BootpayReceipts))]
    public void Keys_and_environment_choose_the_provider(string environment, string settings, Type provider)
    {
        using var services = Compose(environment, settings);

        Assert.IsType(provider, services.GetRequiredService<IPaymentReceipts>());
    }

    [Theory]
    [InlineData(Keys, "r")]
    [InlineData(Keys + ";BOOTPAY_JS_KEY=j", "j")]
    [InlineData("BOOTPAY_CLIENT_KEY=c;BOOTPAY_SECRET_KEY=s", "c")]
    public void The_browser_gets_a_key_that_may_be_seen(string settings, string key)
    {
        using var services = Compose("Production", settings);

        Assert.Equal(key, services.GetRequiredService<IPaymentReceipts>().ApplicationId);
    }

    [Theory]
    [InlineData("Production", false, "223.130.82.0/24")]
    [InlineData("Development", true, "223.130.82.0/24,127.0.0.0/8,::1")]
    public void Outside_development_test_payments_and_this_machine_do_not_count(
        string environment, bool acceptsSandbox, string networks)
    {
        using var services = Compose(environment, Keys);
        var policy = services.GetRequiredService<BootpayPolicy>();

        Assert.Equal((acceptsSandbox, networks), (policy.AcceptsSandbox, policy.WebhookIps));
    }

    [Theory]
    [InlineData("BOOTPAY_TIMEOUT=7", 7)]
    [InlineData("BOOTPAY_TIMEOUT=7s", 7)]
    [InlineData("", 5)]
    public void A_number_alone_is_one_of_seconds(string settings, int seconds)
    {
        using var services = Compose("Production", settings);

        Assert.Equal(TimeSpan.FromSeconds(seconds), services.GetRequiredService<BootpayPolicy>().Timeout);
    }

    [Theory]
    [InlineData("Production", "BOOTPAY_REST_API_KEY=r")]
    [InlineData("Production", "BOOTPAY_PRIVATE_KEY=p")]
    [InlineData("Production", "BOOTPAY_CLIENT_KEY=c")]
    [InlineData("Production", Keys + ";BOOTPAY_AUTH=maybe")]
    [InlineData("Production", "BOOTPAY_CLIENT_KEY=c;BOOTPAY_SECRET_KEY=s;BOOTPAY_AUTH=token")]
    [InlineData("Production", "BOOTPAY_API_BASE=http://bootpay.example/v2")]
    [InlineData("Development", "BOOTPAY_API_BASE=bootpay.example")]
    [InlineData("Development", "BOOTPAY_TIMEOUT=soon")]
    [InlineData("Development", "BOOTPAY_TIMEOUT=0")]
    [InlineData("Development", "BOOTPAY_TIMEOUT=1h")]
    [InlineData("Development", "BOOTPAY_WEBHOOK_IPS=everybody")]
    [InlineData("Development", "Bootpay:TokenMinutes=30")]
    [InlineData("Development", "FlightPayments:PassengerCountMax=10")]
    public void Startup_rejects_settings_that_cannot_work(string environment, string settings)
    {
        using var services = Compose(environment, settings);

        var fault = Record.Exception(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.True(fault is OptionsValidationException or AggregateException, fault?.ToString());
    }

    private static ServiceProvider Compose(string environment, string settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IDocuments>(new InMemoryDocuments())
        .AddSingleton<IHostEnvironment>(new NamedEnvironment { EnvironmentName = environment })
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
            .Build())
        .AddFlightPayments()
        .BuildServiceProvider();

    private sealed class NamedEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = string.Empty;

        public string ApplicationName { get; set; } = string.Empty;

        public string ContentRootPath { get; set; } = string.Empty;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
