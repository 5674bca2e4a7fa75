namespace Serverless.Domain.Accounts;

/// <summary>
/// The network address that a request came from, in the form by which clients are counted. The default is for work
/// that no client asked for.
/// </summary>
public readonly record struct Origin(string? Address)
{
    public bool IsClient => Address is not null;

    public override string ToString() => Address ?? string.Empty;
}
