using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>An issuer with two published keys, and the platform's reader of its tokens.</summary>
public abstract class IssuerTokensFixture : IAsyncLifetime
{
    private protected const string Secret = "a secret for tests, which is long enough";

    private protected static readonly SigningKey Rsa = SigningKey.Rsa("rsa-1");
    private protected static readonly SigningKey Elliptic = SigningKey.Elliptic("ec-1");

    private protected FakeTimeProvider Clock { get; } = new(Moments.Noon);

    private protected IssuerServer Server { get; private set; } = null!;

    private protected JwtTokens Tokens { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await IssuerServer.StartAsync();
        Server.Publish(Rsa, Elliptic);
        Tokens = TestIssuer.Tokens(Secret, Clock, TestIssuer.PolicyFor(Server.Url));
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private protected string Claims(
        string iss = "https://issuer.example", string sub = "\"ada\"", long? exp = null, string more = "") =>
        $$"""{"iss":"{{iss}}","aud":"tickets","sub":{{sub}},"exp":{{exp ?? At(300)}}{{more}}}""";

    private protected long At(int seconds) => Clock.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private protected async Task<TokenReading> ReadAsync(string token) => await Tokens.ReadAsync(token, default);

    private protected static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
