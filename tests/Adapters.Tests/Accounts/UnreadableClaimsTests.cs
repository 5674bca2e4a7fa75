using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Claims that are grammatical JSON but not valid text: escaped lone surrogates.</summary>
public sealed class UnreadableClaimsTests : IAsyncLifetime
{
    private const string Secret = "a secret for tests, which is long enough";
    private const string Valid = """{"iss":"https://issuer.example","aud":"tickets","sub":"ada","exp":2000000000}""";

    private static readonly SigningKey Key = SigningKey.Elliptic("ec-1");

    private IssuerServer _server = null!;

    private static readonly SigningKey OtherKey = SigningKey.Elliptic("stranger");

    public static TheoryData<string, TokenState> Claims { get; } = new()
    {
        { With("\"ada\"", @"""\ud800"""), TokenState.Invalid },
        { With("\"ada\"", @"""ada\udc00ada"""), TokenState.Invalid },
        { With("https://issuer.example", @"\ud800"), TokenState.Invalid },
        { With("}", @",""email"":""\ud800@example.com""}"), TokenState.Invalid },
        { With("\"tickets\"", @"""\ud800"""), TokenState.Invalid },
    };

    public async Task InitializeAsync()
    {
        _server = await IssuerServer.StartAsync();
        _server.Publish(Key);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Rejects_lone_surrogates_with_and_without_signature_check(string claims, TokenState expected)
    {
        var policy = TestIssuer.PolicyFor(_server.Url);
        var clock = new FakeTimeProvider(Moments.Noon);
        var verifying = TestIssuer.Tokens(Secret, clock, policy);
        var skipping = TestIssuer.Tokens(Secret, clock, policy with { SkipVerify = "true" });

        Assert.Equal(TokenState.Valid, (await verifying.ReadAsync(Key.Sign(Valid), default)).State);
        Assert.Equal(TokenState.Unverified, (await skipping.ReadAsync(OtherKey.Sign(Valid), default)).State);
        Assert.Equal(expected, (await verifying.ReadAsync(Key.Sign(claims), default)).State);
        Assert.Equal(expected, (await skipping.ReadAsync(OtherKey.Sign(claims), default)).State);
    }

    private static string With(string text, string replacement) =>
        Valid.Replace(text, replacement, StringComparison.Ordinal);
}
