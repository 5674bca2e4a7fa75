namespace Serverless.Domain.Accounts;

/// <summary>Issues and verifies access tokens.</summary>
public interface ITokens
{
    string Issue(User user);

    /// <summary>Waits only when the signing keys of another issuer have to be fetched first.</summary>
    ValueTask<TokenReading> ReadAsync(ReadOnlySpan<char> token, CancellationToken cancellationToken);
}

/// <summary>The result of reading a token; it has a user exactly when it is valid or unverified.</summary>
public readonly record struct TokenReading(TokenState State, User? User)
{
    public static TokenReading Invalid => new(TokenState.Invalid, null);

    public static TokenReading Revoked => new(TokenState.Revoked, null);

    public static TokenReading Expired => new(TokenState.Expired, null);

    public static TokenReading MissingSubject => new(TokenState.MissingSubject, null);

    public static TokenReading WrongIssuerOrAudience => new(TokenState.WrongIssuerOrAudience, null);

    public static TokenReading KeysUnavailable => new(TokenState.KeysUnavailable, null);

    public static TokenReading Valid(User user) => new(TokenState.Valid, user);

    public static TokenReading Unverified(User user) => new(TokenState.Unverified, user);
}

public enum TokenState
{
    /// <summary>Without a trusted signature, malformed, or signed by an algorithm that is not accepted.</summary>
    Invalid,
    Expired,

    /// <summary>Valid, but its session has ended.</summary>
    Revoked,

    /// <summary>The signature is valid, but the token has no subject.</summary>
    MissingSubject,

    /// <summary>The signature is valid, but the issuer or the audience is not ours.</summary>
    WrongIssuerOrAudience,

    /// <summary>Unknown at present: the issuer's keys cannot be fetched.</summary>
    KeysUnavailable,

    /// <summary>The token has a subject, but its signature was not verified, because a setting says so.</summary>
    Unverified,
    Valid,
}
