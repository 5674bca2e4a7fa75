using System.Net.Http.Headers;
using System.Text;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>
/// The header that proves this server to Bootpay: the keys themselves, or a token that is given for them. With
/// <c>auto</c> the keys go first, and the token after Bootpay refused them, as it does for old projects.
/// </summary>
internal sealed class BootpayCredentials(BootpayPolicy policy, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly AuthenticationHeaderValue _basic = new(
        "Basic",
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{policy.BasicUser}:{policy.BasicPassword}")));

    private volatile bool _usesToken = policy.Auth is "token";
    private Token? _token;

    /// <param name="ask">Asks Bootpay for a token.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when Bootpay gives no token.</returns>
    public async ValueTask<AuthenticationHeaderValue?> FindAsync(
        Func<CancellationToken, Task<string?>> ask, CancellationToken cancellationToken)
    {
        if (!_usesToken)
        {
            return _basic;
        }

        if (Volatile.Read(ref _token) is { } known && clock.GetUtcNow() < known.UsedUntil)
        {
            return known.Header;
        }

        await _turn.WaitAsync(cancellationToken);

        try
        {
            // Another call may have asked meanwhile.
            if (_token is { } current && clock.GetUtcNow() < current.UsedUntil)
            {
                return current.Header;
            }

            var until = clock.GetUtcNow().AddMinutes(policy.TokenMinutes);

            if (await ask(cancellationToken) is not { } text)
            {
                // Neither is accepted, or Bootpay is away: the next call starts from the keys again.
                _usesToken = policy.Auth is "token";

                return null;
            }

            var header = new AuthenticationHeaderValue("Bearer", text);
            Volatile.Write(ref _token, new Token(header, until));

            return header;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether another header is worth a try after Bootpay refused this one.</summary>
    public bool TryReplace(AuthenticationHeaderValue refused)
    {
        if (ReferenceEquals(refused, _basic))
        {
            return policy is { Auth: "auto", HasTokenKeys: true } && (_usesToken = true);
        }

        var known = Volatile.Read(ref _token);

        if (known is not null && ReferenceEquals(known.Header, refused))
        {
            Interlocked.CompareExchange(ref _token, null, known);
        }

        return true;
    }

    public void Dispose() => _turn.Dispose();

    private sealed record Token(AuthenticationHeaderValue Header, DateTimeOffset UsedUntil);
}
