using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Claims that are JSON by its grammar and yet no text: half of a character, escaped.</summary>
public sealed class UnreadableClaimsTests : IAsyncLifetime
{
    private const string Secret = "a secret for tests, which is long enough";
    private const string Good = """{"iss":"https://issuer.example","aud":"tickets","sub":"ada","exp":2000000000}""";

    private static readonly SigningKey Key = SigningKey.Elliptic("ec-1");

    private IssuerServer _server = null!;

    private static readonly SigningKey Stranger = SigningKey.Elliptic("stranger");

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
    public async Task Refuses_what_nobody_can_read_with_and_without_its_signature(string claims, TokenState expected)
    {
        var policy = TestIssuer.PolicyFor(_server.Url);
        var clock = new FakeTimeProvider(Moments.Noon);
        var proving = TestIssuer.Tokens(Secret, clock, policy);
        var skipping = TestIssuer.Tokens(Secret, clock, policy with { SkipVerify = "true" });

        Assert.Equal(TokenState.Valid, (await proving.ReadAsync(Key.Sign(Good), default)).State);
        Assert.Equal(TokenState.Unverified, (await skipping.ReadAsync(Stranger.Sign(Good), default)).State);
        Assert.Equal(expected, (await proving.ReadAsync(Key.Sign(claims), default)).State);
        Assert.Equal(expected, (await skipping.ReadAsync(Stranger.Sign(claims), default)).State);
    }

    private static string With(string there, string instead) => Good.Replace(there, instead, StringComparison.Ordinal);
}
