using Serverless.Domain.Accounts;

namespace Serverless.Fakes.Accounts;

/// <summary>
/// Readable hashes that cost no time; another <see cref="Rule"/> makes existing hashes outdated.
/// </summary>
public sealed class PlainPasswords : IPasswords
{
    public string Rule { get; set; } = "v1";

    /// <summary>The number of verifications, with and without an account.</summary>
    public int VerifyCount { get; private set; }

    public Task<PasswordHash> HashAsync(string password, Origin origin, CancellationToken cancellationToken) =>
        Task.FromResult(new PasswordHash($"{Rule}:{password}"));

    public Task<PasswordVerdict> VerifyAsync(
        PasswordHash? hash, string password, Origin origin, CancellationToken cancellationToken)
    {
        VerifyCount++;

        return Task.FromResult(hash?.Value.Split(':', 2) switch
        {
            [var rule, var hashed] when hashed == password && rule == Rule => PasswordVerdict.Right,
            [_, var hashed] when hashed == password => PasswordVerdict.RightButOutdated,
            _ => PasswordVerdict.Wrong,
        });
    }

    /// <summary>Knows one other form: <c>old:</c> and the password.</summary>
    public PasswordHash? Import(string hash) =>
        hash.StartsWith("old:", StringComparison.Ordinal) ? new PasswordHash(hash) : null;
}

/// <summary>Readable tokens; each log-in is a session of its own.</summary>
public sealed class PlainTokens : ITokens
{
    private readonly Dictionary<string, User> _issued = [];

    public string Issue(User user)
    {
        var token = $"{user.Id.Value}#{_issued.Count}";
        _issued[token] = user with { Session = new TokenSession(token, user.SessionVersion) };

        return token;
    }

    public ValueTask<TokenReading> ReadAsync(ReadOnlySpan<char> token, CancellationToken cancellationToken) =>
        new(_issued.TryGetValue(token.ToString(), out var user) ? TokenReading.Valid(user) : TokenReading.Invalid);
}
