namespace Serverless.Domain.Accounts;

/// <summary>The signed papers by which visitors prove who they are.</summary>
public interface ITokens
{
    string Issue(User user);

    /// <summary>Waits only where the keys of somebody else's signature have to be fetched first.</summary>
    ValueTask<TokenReading> ReadAsync(ReadOnlySpan<char> token, CancellationToken cancellationToken);
}

/// <summary>What a token says; the visitor is there exactly when it is valid or unproven.</summary>
public readonly record struct TokenReading(TokenState State, User? User)
{
    public static TokenReading Invalid => new(TokenState.Invalid, null);

    public static TokenReading Expired => new(TokenState.Expired, null);

    public static TokenReading MissingSubject => new(TokenState.MissingSubject, null);

    public static TokenReading WrongIssuerOrAudience => new(TokenState.WrongIssuerOrAudience, null);

    public static TokenReading KeysUnavailable => new(TokenState.KeysUnavailable, null);

    public static TokenReading Valid(User user) => new(TokenState.Valid, user);

    public static TokenReading Unverified(User user) => new(TokenState.Unverified, user);
}

public enum TokenState
{
    /// <summary>Signed by nobody we trust, damaged, or signed by a rule that we do not accept.</summary>
    Invalid,
    Expired,

    /// <summary>Well signed, but it does not say whose it is.</summary>
    MissingSubject,

    /// <summary>Well signed, but by another issuer than ours or for somebody else than us.</summary>
    WrongIssuerOrAudience,

    /// <summary>Nobody can tell at present: the issuer's keys are out of reach.</summary>
    KeysUnavailable,

    /// <summary>Says who it is and proves nothing, where a developer switched the proof off.</summary>
    Unverified,
    Valid,
}
