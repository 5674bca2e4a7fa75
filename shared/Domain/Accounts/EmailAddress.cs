using System.Diagnostics.CodeAnalysis;

namespace Serverless.Domain.Accounts;

/// <summary>
/// An address as it was typed. Two addresses that differ only in case are the same one.
/// </summary>
public readonly record struct EmailAddress
{
    public const int LengthMax = 100;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The form by which addresses are compared.</summary>
    public string Key => Value.ToLowerInvariant();

    /// <summary>Reads <c>name@host.domain</c>; it does not check whether the mailbox exists.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress email)
    {
        email = new EmailAddress(text?.Trim() ?? string.Empty);
        var at = email.Value.IndexOf('@');
        var lastDot = email.Value.LastIndexOf('.');

        return email.Value.Length <= LengthMax
            && at > 0
            && at == email.Value.LastIndexOf('@')
            && lastDot > at + 1
            && lastDot < email.Value.Length - 1
            && !email.Value.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
    }

    public override string ToString() => Value;
}
