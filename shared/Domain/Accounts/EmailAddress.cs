using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>
/// An address as it was typed. Two addresses are the same one when they differ only in case, in width, in how their
/// letters are composed, or in writing the domain in ASCII.
/// </summary>
public readonly record struct EmailAddress
{
    public const int LengthMax = 100;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The form by which addresses are compared.</summary>
    public string Key => TextPolicy.EmailKey(WithUnicodeDomain(Value));

    /// <summary>Reads <c>name@host.domain</c>; it does not check whether the mailbox exists.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress email)
    {
        email = new EmailAddress(
            text is null || TextPolicy.IsExcessive(text, LengthMax) ? string.Empty : TextPolicy.Exact(text.Trim()));
        var at = email.Value.IndexOf('@');
        var lastDot = email.Value.LastIndexOf('.');

        return TextPolicy.LengthOf(email.Value) <= LengthMax
            && at > 0
            && at == email.Value.LastIndexOf('@')
            && lastDot > at + 1
            && lastDot < email.Value.Length - 1
            && TextPolicy.FindForbidden(email.Value) is null
            && !TextPolicy.HasUnseen(email.Value);
    }

    public override string ToString() => Value;

    private static string WithUnicodeDomain(string address)
    {
        var at = address.IndexOf('@') + 1;

        if (at == 0 || !address.AsSpan(at).Contains("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        try
        {
            return address[..at] + new IdnMapping().GetUnicode(address, at);
        }
        catch (ArgumentException)
        {
            // It is not the ASCII form of anything, so it stands for itself.
            return address;
        }
    }
}
