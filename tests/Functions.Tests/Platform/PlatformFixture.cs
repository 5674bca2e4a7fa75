using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Flights.Bookings;
using Serverless.Fakes.FlightPayments;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Http.OpenApi;
using Serverless.Local;

namespace Serverless.Functions.Tests.Platform;

/// <summary>The whole platform on its own port, without timers, for all tests of the collection.</summary>
public class PlatformFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-");
    private LocalPlatform? _platform;
    private int _accountCount;

    public LocalPlatform Platform => _platform ?? throw new InvalidOperationException("Not started yet.");

    /// <summary>The folder of the durable store.</summary>
    public string Folder => _folder.FullName;

    public HttpClient Client { get; private set; } = new();

    /// <summary>The token of a user.</summary>
    public string UserToken { get; private set; } = string.Empty;

    /// <summary>The token of an administrator.</summary>
    public string AdminToken { get; private set; } = string.Empty;

    /// <summary>The token of a staff member, who checks tickets in.</summary>
    public string StaffToken { get; private set; } = string.Empty;

    public FunctionTable Functions => Platform.Services.GetRequiredService<FunctionTable>();

    /// <summary>What payments of flights are compared with.</summary>
    public InMemoryFares Fares { get; } = new();

    public InMemoryBookings Bookings { get; } = new();

    protected virtual bool RunTimers => false;

    /// <summary>Whether payments of flights go to a fake Bootpay; they are simulated otherwise.</summary>
    protected virtual bool UsesFakeBootpay => true;

    /// <summary>Settings that a derived fixture adds or overrides.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> MoreSettings => [];

    protected virtual IReadOnlyList<Type> MoreFunctions => [];

    public virtual async Task InitializeAsync()
    {
        _platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = _folder.FullName,
                RunTimers = RunTimers,
                UsesFakeBootpay = UsesFakeBootpay,
                Settings = Settings(),
                MoreFunctions = MoreFunctions,
                Override = Override,
            },
            default);
        Client = ContractHandler.ClientOf(_platform.BaseAddress);
        UserToken = await IssueAsync(AccountRole.User);
        AdminToken = await IssueAsync(AccountRole.Admin);
        StaffToken = await IssueAsync(AccountRole.Staff);
    }

    /// <summary>Replaces services of the platform.</summary>
    protected virtual void Override(FunctionsApplicationBuilder builder) => builder.Services
        .AddSingleton(FunctionTable.Of([.. typeof(FunctionApp).Assembly.GetTypes(), .. MoreFunctions]))
        .AddSingleton<IFarePrices>(services => new EitherFares(Fares, services.GetRequiredService<FarePrices>()))
        .AddSingleton<IBookingsOfPayments>(services =>
            new EitherBookings(Bookings, services.GetRequiredService<PayableBookings>()));

    /// <summary>Ends the platform. What the tests left in Redis has to have a lifetime.</summary>
    public virtual async Task DisposeAsync()
    {
        Client.Dispose();

        try
        {
            await Keyspace.AssertLifetimesAsync(Platform.RedisConnection);
        }
        finally
        {
            await Platform.DisposeAsync();
            _folder.Delete(recursive: true);
        }
    }

    /// <summary>Rate limits that no test reaches.</summary>
    protected static IReadOnlyDictionary<string, string?> HighLimits { get; } = new Dictionary<string, string?>
    {
        ["RateLimits:PerSecond"] = "100000",
        ["RateLimits:Burst"] = "100000",
        ["RateLimits:Contracts"] = string.Join(
            ',', Enum.GetNames<ApiContract>().Select(contract => $"{contract}=100000/100000")),
        ["RateLimits:Routes"] = "LogIn=100000/100000",
        ["RateLimits:AnonymousBytesPerHour"] = "1000000000000000",
        ["RateLimits:AnonymousBytesPerHourOfAll"] = "1000000000000000",
        ["RateLimits:UserBytesPerHour"] = "1000000000000000",
        ["Accounts:AttemptsPerMinute"] = "100000",
        ["Accounts:AttemptsBurst"] = "100000",
        ["Accounts:PasswordWaitersPerAddressMax"] = "1000",
    };

    private Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["JWT_SECRET"] = TestTokens.Secret,
            ["Accounts:PasswordIterations"] = "1000",
            ["Cors:Origins"] = "https://shop.example, https://*.shop.example:8443",
        };

        foreach (var (name, value) in HighLimits.Concat(MoreSettings))
        {
            settings[name] = value;
        }

        return settings;
    }

    /// <summary>An account application that no other test uses.</summary>
    public AccountApplication NextApplication()
    {
        var number = Interlocked.Increment(ref _accountCount);

        return new AccountApplication(
            $"Visitor {number}",
            $"visitor{number}@example.com",
            "a password",
            "010-1234-5678",
            new DateOnly(1990, 12, 10));
    }

    /// <summary>Creates an account without the HTTP layer and returns its token.</summary>
    public async Task<string> IssueAsync(AccountRole role)
    {
        var services = Platform.Services;
        var result = role switch
        {
            AccountRole.Admin =>
                await services.GetRequiredService<CreateAdmin>().ExecuteAsync(NextApplication(), default),
            AccountRole.Staff =>
                await services.GetRequiredService<CreateStaff>().ExecuteAsync(NextApplication(), default),
            _ => await services.GetRequiredService<SignUp>().ExecuteAsync(NextApplication(), default),
        };

        return result.IsError
            ? throw new InvalidOperationException($"Could not sign up: {result.Error}")
            : services.GetRequiredService<ITokens>().Issue(result.Value.ToUser());
    }
}

[CollectionDefinition(Name)]
public sealed class PlatformTests : ICollectionFixture<PlatformFixture>
{
    public const string Name = "The platform over HTTP";
}
