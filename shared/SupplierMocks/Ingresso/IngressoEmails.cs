namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Validates e-mail addresses. Errors have the supplier's own keys.</summary>
public static class IngressoEmails
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "addr_dot_before_at_must_be_quoted", "addr_cannot_end_in_dot", "addr_cannot_have_dot_immediately_after_at",
        "addr_cannot_have_dot_dot_after_at", "addr_cr_within_quotes", "addr_cr_not_allowed_after_at",
        "addr_may_not_be_blank", "addr_may_not_end_with_at", "addr_may_not_start_with_at", "addr_missing_at",
        "addr_needs_at_least_one_dot", "addr_spaces_before_at_must_be_quoted", "addr_spaces_not_allowed_after_at",
        "addr_tabs_not_allowed_after_at", "addr_unterminated_quote_before_at", "addr_non_ascii_in_quotes",
        "addr_dot_expected_after_quotes", "addr_non_ascii_before_at", "addr_control_character_before_at",
        "addr_specials_before_at_must_be_quoted", "addr_non_ascii_after_at", "addr_control_character_after_at",
        "addr_specials_after_at", "addr_bad_email_domain",
    ];

    private const string Specials = "()<>,;:\\\"[]@";
    private const int LabelLengthMax = 63;
    private const int DomainLengthMax = 253;

    /// <summary>Returns the key of the first error, or null for a valid address.</summary>
    public static string? Check(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return "addr_may_not_be_blank";
        }

        if (address.StartsWith('"'))
        {
            return CheckQuoted(address);
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);

        return at switch
        {
            < 0 => "addr_missing_at",
            0 => "addr_may_not_start_with_at",
            _ when at == address.Length - 1 => "addr_may_not_end_with_at",
            _ => CheckLocal(address[..at]) ?? CheckDomain(address[(at + 1)..]),
        };
    }

    private static string? CheckQuoted(string address)
    {
        var end = 1;

        while (end < address.Length && address[end] != '"')
        {
            end += address[end] == '\\' ? 2 : 1;
        }

        if (end >= address.Length)
        {
            return "addr_unterminated_quote_before_at";
        }

        var (quoted, rest) = (address[1..end], address[(end + 1)..]);

        return quoted.Contains('\r', StringComparison.Ordinal) ? "addr_cr_within_quotes"
            : quoted.Any(letter => letter > '\x7e') ? "addr_non_ascii_in_quotes"
            : rest.Length == 0 ? "addr_missing_at"
            : rest == "@" ? "addr_may_not_end_with_at"
            : rest[0] == '@' ? CheckDomain(rest[1..])
            : rest[0] != '.' ? "addr_dot_expected_after_quotes"
            : Check($"x{rest}");
    }

    private static string? CheckLocal(string local)
    {
        if (local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal))
        {
            return "addr_dot_before_at_must_be_quoted";
        }

        return local.Select(letter => letter switch
        {
            ' ' => "addr_spaces_before_at_must_be_quoted",
            < ' ' or '\x7f' => "addr_control_character_before_at",
            > '\x7f' => "addr_non_ascii_before_at",
            '"' => "addr_unterminated_quote_before_at",
            _ when Specials.Contains(letter, StringComparison.Ordinal) => "addr_specials_before_at_must_be_quoted",
            _ => null,
        }).FirstOrDefault(key => key is not null);
    }

    private static string? CheckDomain(string domain)
    {
        var wrong = domain.Select(letter => letter switch
        {
            ' ' => "addr_spaces_not_allowed_after_at",
            '\t' => "addr_tabs_not_allowed_after_at",
            '\r' => "addr_cr_not_allowed_after_at",
            < ' ' or '\x7f' => "addr_control_character_after_at",
            > '\x7f' => "addr_non_ascii_after_at",
            _ when Specials.Contains(letter, StringComparison.Ordinal) => "addr_specials_after_at",
            _ => null,
        }).FirstOrDefault(key => key is not null);

        return wrong
            ?? (domain.StartsWith('.') ? "addr_cannot_have_dot_immediately_after_at"
                : domain.EndsWith('.') ? "addr_cannot_end_in_dot"
                : domain.Contains("..", StringComparison.Ordinal) ? "addr_cannot_have_dot_dot_after_at"
                : !domain.Contains('.', StringComparison.Ordinal) ? "addr_needs_at_least_one_dot"
                : domain.Length > DomainLengthMax || !domain.Split('.').All(IsLabel) ? "addr_bad_email_domain"
                : null);
    }

    private static bool IsLabel(string label) =>
        label.Length <= LabelLengthMax
        && !label.StartsWith('-')
        && !label.EndsWith('-')
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
