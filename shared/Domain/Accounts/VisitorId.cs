namespace Serverless.Domain.Accounts;

/// <summary>
/// Whoever stands in a line, holds seats or pays: the account's UUID in lower-case text, or a pseudo-visitor.
/// </summary>
public readonly record struct VisitorId(string Value)
{
    public override string ToString() => Value;
}
