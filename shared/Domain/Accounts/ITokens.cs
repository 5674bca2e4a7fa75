namespace Serverless.Domain.Accounts;

/// <summary>The signed papers by which visitors prove who they are.</summary>
public interface ITokens
{
    string Issue(Visitor visitor);

    TokenReading Read(ReadOnlySpan<char> token);
}

/// <summary>What a token says; the visitor is there exactly when it is valid.</summary>
public readonly record struct TokenReading(TokenState State, Visitor? Visitor)
{
    public static TokenReading Forged => new(TokenState.Forged, null);

    public static TokenReading Expired => new(TokenState.Expired, null);

    public static TokenReading Nameless => new(TokenState.Nameless, null);

    public static TokenReading Valid(Visitor visitor) => new(TokenState.Valid, visitor);
}

public enum TokenState
{
    /// <summary>Not ours, damaged, or signed by a rule that we do not accept.</summary>
    Forged,
    Expired,

    /// <summary>Ours, but it does not say whose.</summary>
    Nameless,
    Valid,
}
