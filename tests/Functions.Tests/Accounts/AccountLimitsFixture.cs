using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

/// <summary>
/// A platform behind a proxy that names the client, on which an account has five attempts from one address, and one
/// more a minute.
/// </summary>
public sealed class AccountLimitsFixture : PlatformFixture
{
    public const string AddressHeader = "X-Azure-ClientIP";
    public const int Burst = 5;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["RateLimits:AddressHeader"] = AddressHeader,
            ["Accounts:AttemptsPerMinute"] = "1",
            ["Accounts:AttemptsBurst"] = $"{Burst}",
            ["Accounts:PasswordHashesAtOnce"] = "1",
            ["Accounts:PasswordIterations"] = "20000",
            ["Accounts:PasswordWaitersPerAddressMax"] = "4",
        };
}

[CollectionDefinition(Name)]
public sealed class AccountLimitsCollection : ICollectionFixture<AccountLimitsFixture>
{
    public const string Name = "The limits of accounts";
}
