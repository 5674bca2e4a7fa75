namespace Serverless.Functions.Http.Access;

/// <summary>Who may call a function. A function without it answers 403 to every request.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class AuthorizeAttribute(Caller caller = Caller.User) : Attribute
{
    public Caller Caller { get; } = caller;
}

/// <summary>Lets every request pass. A valid token is read, an invalid one is ignored.</summary>
public sealed class AllowAnonymousAttribute() : AuthorizeAttribute(Caller.Anyone);

/// <summary>Who may call a function. User admits staff and administrators, Staff admits administrators.</summary>
public enum Caller
{
    /// <summary>Any caller, with or without a token.</summary>
    Anyone,

    /// <summary>Any caller with a valid token.</summary>
    User,

    /// <summary>Staff and administrators. The store decides, not the token alone.</summary>
    Staff,

    /// <summary>Administrators. The store decides, not the token alone.</summary>
    Admin,
}
