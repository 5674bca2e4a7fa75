namespace Serverless.Functions.Edge.Access;

/// <summary>Says who may call a function. One without it answers 403 to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessAttribute(Caller caller) : Attribute
{
    public Caller Caller { get; } = caller;
}

public enum Caller
{
    /// <summary>Nobody has to say who they are; a valid token is understood, any other is ignored.</summary>
    Anyone,

    /// <summary>Whoever has a valid token.</summary>
    Visitor,

    /// <summary>Whoever works at the door, or administers, as the store says and not only the token.</summary>
    Staff,

    /// <summary>An administrator, as the store says and not only the token.</summary>
    Admin,
}
