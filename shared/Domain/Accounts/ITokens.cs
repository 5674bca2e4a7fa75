namespace Serverless.Domain.Accounts;

/// <summary>The signed papers by which visitors prove who they are.</summary>
public interface ITokens
{
    string Issue(Visitor visitor);

    /// <summary>Waits only where the keys of somebody else's signature have to be fetched first.</summary>
    ValueTask<TokenReading> ReadAsync(ReadOnlySpan<char> token, CancellationToken cancellationToken);
}

/// <summary>What a token says; the visitor is there exactly when it is valid or unproven.</summary>
public readonly record struct TokenReading(TokenState State, Visitor? Visitor)
{
    public static TokenReading Forged => new(TokenState.Forged, null);

    public static TokenReading Expired => new(TokenState.Expired, null);

    public static TokenReading Nameless => new(TokenState.Nameless, null);

    public static TokenReading Misaddressed => new(TokenState.Misaddressed, null);

    public static TokenReading Unreadable => new(TokenState.Unreadable, null);

    public static TokenReading Valid(Visitor visitor) => new(TokenState.Valid, visitor);

    public static TokenReading Unproven(Visitor visitor) => new(TokenState.Unproven, visitor);
}

public enum TokenState
{
    /// <summary>Signed by nobody we trust, damaged, or signed by a rule that we do not accept.</summary>
    Forged,
    Expired,

    /// <summary>Well signed, but it does not say whose it is.</summary>
    Nameless,

    /// <summary>Well signed, but by another issuer than ours or for somebody else than us.</summary>
    Misaddressed,

    /// <summary>Nobody can tell at present: the issuer's keys are out of reach.</summary>
    Unreadable,

    /// <summary>Says who it is and proves nothing, where a developer switched the proof off.</summary>
    Unproven,
    Valid,
}
