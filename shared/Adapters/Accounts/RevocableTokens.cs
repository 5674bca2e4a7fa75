using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>Rejects valid tokens whose session has ended.</summary>
internal sealed class RevocableTokens(JwtTokens tokens, IRevokedSessions revoked) : ITokens
{
    public string Issue(User user) => tokens.Issue(user);

    public ValueTask<TokenReading> ReadAsync(ReadOnlySpan<char> token, CancellationToken cancellationToken)
    {
        var reading = tokens.ReadAsync(token, cancellationToken);

        return reading.IsCompletedSuccessfully
            ? CheckAsync(reading.Result, cancellationToken)
            : AwaitAsync(reading, cancellationToken);
    }

    private async ValueTask<TokenReading> AwaitAsync(
        ValueTask<TokenReading> reading, CancellationToken cancellationToken) =>
        await CheckAsync(await reading, cancellationToken);

    private ValueTask<TokenReading> CheckAsync(TokenReading reading, CancellationToken cancellationToken)
    {
        if (reading.User is not { Session: { } session } user)
        {
            return new ValueTask<TokenReading>(reading);
        }

        var answer = revoked.ContainsAsync(user.Id, session, cancellationToken);

        return answer.IsCompletedSuccessfully
            ? new ValueTask<TokenReading>(answer.Result ? TokenReading.Revoked : reading)
            : AwaitAsync(answer, reading);
    }

    private static async ValueTask<TokenReading> AwaitAsync(ValueTask<bool> answer, TokenReading reading) =>
        await answer ? TokenReading.Revoked : reading;
}
