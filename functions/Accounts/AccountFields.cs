using System.Globalization;
using Serverless.Functions.Http;

namespace Serverless.Functions.Accounts;

/// <summary>Reads fields as CloudJet does, with its texts.</summary>
internal static class AccountFields
{
    private const string DateForm = "yyyy-MM-dd";

    public static string Required(string? value, string field) => string.IsNullOrEmpty(value)
        ? throw new MalformedRequestException($"{field}는 필수 입력 항목입니다.") { Reason = "accounts.field-missing" }
        : value;

    /// <summary>Null for a text that is no date.</summary>
    public static DateOnly? ToDate(string? text) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
