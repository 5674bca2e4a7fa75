using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Sends errors on demand. The original mock has this endpoint; the supplier does not.</summary>
internal static class IngressoErrors
{
    private const int GeneralMax = 8;
    private const int CardMin = 3000;

    // Real requests without a valid user are answered with another text.
    private const string TestOfAuthentication = "User authentication failure";

    // Those that the original mock knows; an address may be rejected with more of the supplier's keys.
    private static readonly string[] EmailKeys =
    [
        "addr_may_not_be_blank", "addr_missing_at", "addr_may_not_start_with_at", "addr_may_not_end_with_at",
        "addr_cannot_end_in_dot", "addr_cannot_have_dot_immediately_after_at", "addr_cannot_have_dot_dot_after_at",
        "addr_needs_at_least_one_dot", "addr_spaces_not_allowed_after_at", "addr_spaces_before_at_must_be_quoted",
        "addr_non_ascii_before_at", "addr_non_ascii_after_at", "addr_bad_email_domain",
    ];

    public static Result<Done> CheckEmail(IngressoCall call)
    {
        if (!call.Parameters.Names.Contains("email_address"))
        {
            return IngressoCodes.Missing("email_address");
        }

        return IngressoEmails.Check(call.Parameters.Text("email_address")) is { } key
            ? IngressoCodes.BadEmailAddress(key)
            : default(Done);
    }

    /// <summary>Returns the requested error and its status; never a success.</summary>
    public static (int Status, IngressoErrorResponse Body) Test(IngressoParameters sent)
    {
        if (sent.Text("error_code") is not { } text)
        {
            return (400, Plain("Missing required parameter", "error_code is required"));
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code))
        {
            return (400, Plain("Invalid parameter", "error_code must be a number"));
        }

        if (!IngressoCodes.Texts.ContainsKey(code))
        {
            return (400, Plain("Unknown error_code", "Supported error codes: 2-8, 2000, 3000-3008"));
        }

        var error = IngressoCodes.ErrorOf(code);

        return code == IngressoCodes.BadEmail
            ? TestEmail(sent, error)
            : (IngressoErrorView.StatusOf(error), new IngressoErrorResponse(code, TextOf(code)));
    }

    public static ListIngressoErrorsResponse List() => new(
        TextsWhere(code => code <= GeneralMax),
        new IngressoEmailErrorsBody(
            $"{IngressoCodes.Texts[IngressoCodes.BadEmail]} (use email_error_key parameter)", EmailKeys),
        TextsWhere(code => code >= CardMin),
        new IngressoErrorsUsageBody(
            "/f13/test_errors.v1", "GET", "Basic Auth required",
            new Dictionary<string, string>
            {
                ["error_code"] = "Required - Error code to test",
                ["email_error_key"] = "Optional - For error_code=2000 only",
            },
            [
                "/f13/test_errors.v1?error_code=2", "/f13/test_errors.v1?error_code=8",
                "/f13/test_errors.v1?error_code=2000&email_error_key=addr_missing_at",
                "/f13/test_errors.v1?error_code=3002",
            ]));

    private static (int Status, IngressoErrorResponse Body) TestEmail(IngressoParameters sent, Error error)
    {
        var key = sent.Text("email_error_key") ?? "addr_may_not_be_blank";

        return EmailKeys.Contains(key)
            ? (IngressoErrorView.StatusOf(error), new IngressoErrorResponse(IngressoCodes.BadEmail, error.Detail)
            {
                ErrorKey = key,
                TransactionUuid = $"U-TEST-EMAIL-ERROR-{key.ToUpperInvariant()}",
            })
            : (400, Plain("Invalid email_error_key", $"Valid keys: {string.Join(", ", EmailKeys)}"));
    }

    private static Dictionary<string, string> TextsWhere(Func<int, bool> fits) => IngressoCodes.Texts
        .Where(pair => fits(pair.Key))
        .ToDictionary(pair => pair.Key.ToString(CultureInfo.InvariantCulture), pair => TextOf(pair.Key));

    private static string TextOf(int code) =>
        code == IngressoCodes.Authentication ? TestOfAuthentication : IngressoCodes.Texts[code];

    // These bodies have no supplier code.
    private static IngressoErrorResponse Plain(string error, string message) =>
        new(null, null) { Error = error, Message = message };
}
