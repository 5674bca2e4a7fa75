using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Reads and validates the customer and payment data of a purchase.</summary>
public sealed class IngressoPayments(IngressoCatalogue catalogue, IngressoPolicy policy)
{
    public static IReadOnlyDictionary<string, string> AcceptedCards { get; } = new Dictionary<string, string>
    {
        ["american_express"] = "American Express",
        ["maestro"] = "Maestro",
        ["mastercard"] = "Mastercard",
        ["visa"] = "Visa",
    };

    /// <summary>Customer data that is stored. Card data is never stored.</summary>
    private static readonly string[] CustomerNames =
    [
        "first_name", "last_name", "title", "initials", "suffix", "address_line_one", "address_line_two", "town",
        "county", "postcode", "country_code", "email_address", "phone", "home_phone", "work_phone", "agent_ref",
        "agent_reference", "privacy_policy_version", "supplier_can_use_customer_data", "user_can_use_customer_data",
        "world_can_use_customer_data",
    ];

    private static readonly string[] Required = ["first_name", "last_name", "address_line_one", "country_code"];

    public static IngressoCustomer CustomerOf(IngressoParameters sent) => new(CustomerNames
        .Where(name => sent.Names.Contains(name))
        .ToDictionary(name => name, name => sent.Text(name) ?? string.Empty));

    /// <summary>Countries that all these orders can be sent to.</summary>
    public static IReadOnlyDictionary<string, string> CountriesFor(
        IngressoCatalogue catalogue, IEnumerable<IngressoOrder> orders)
    {
        var limits = orders
            .Select(order => catalogue.Common.SendMethods.First(method => method.Key == order.Send).Countries)
            .OfType<IReadOnlyList<string>>()
            .ToList();

        return catalogue.Common.Countries
            .Where(country => limits.TrueForAll(limit => limit.Contains(country.Key)))
            .ToDictionary(country => country.Key, country => country.Value);
    }

    public Error? CheckCustomer(IngressoCall call, IngressoTransaction of)
    {
        var sent = call.Parameters;

        // Clients rely on this order: the country is checked before missing fields.
        if (sent.Text("country_code") is { } country
            && !CountriesFor(catalogue, of.Orders).ContainsKey(country.ToLowerInvariant()))
        {
            return IngressoCodes.Reject(IngressoCodes.BadData, $"Country code '{country}' in customer data is invalid");
        }

        var missing = Required.Where(name => sent.Text(name) is null).ToList();

        if (sent.Text("phone") is null && (sent.Text("home_phone") is null || sent.Text("work_phone") is null))
        {
            missing.Add("phone");
        }

        if (call.User.NeedsCustomerData)
        {
            missing.AddRange(new[] { sent.Text("email_address") is null ? "email_address" : null,
                sent.Text("agent_ref", "agent_reference") is null ? "agent_ref" : null }.OfType<string>());
        }

        if (missing.Count > 0)
        {
            return IngressoCodes.Missing([.. missing]);
        }

        var isNeeded = sent.Flag("send_confirmation_email");

        return (isNeeded || sent.Text("email_address") is not null)
            && IngressoEmails.Check(sent.Text("email_address")) is { } key
                ? IngressoCodes.BadEmailAddress(key)
                : null;
    }

    /// <summary>Validates the card: first the brand, then the number, then the rest.</summary>
    public static Error? CheckCard(IngressoCall call)
    {
        var sent = call.Parameters;

        if (sent.Text("card_number")?.Replace(" ", string.Empty, StringComparison.Ordinal)
            is not { Length: > 0 } number)
        {
            return IngressoCodes.Reject(3002);
        }

        if (BrandOf(number) is not { } brand)
        {
            return IngressoCodes.Reject(3000, "Unknown cards are not accepted");
        }

        return brand == "discover" ? IngressoCodes.Reject(3001)
            : !IsNumber(number, brand) ? IngressoCodes.Reject(3002)
            : ReadMonth(sent.Text("expiry_date")) is not { } expiry || expiry.AddMonths(1) <= call.Now
                ? IngressoCodes.Reject(3003)
            : sent.Text("cv_two") is not { Length: 3 or 4 } code || !code.All(char.IsAsciiDigit)
                ? IngressoCodes.Reject(3004)
            : CheckIssue(sent, brand, call.Now);
    }

    /// <summary>Reads the payment token of each bundle. Returns the declined token, or an empty text.</summary>
    public Result<string> CheckStripe(IngressoCall call, IngressoTransaction of)
    {
        var tokens = new List<string>();

        foreach (var source in of.Orders.Select(order => catalogue.FindEvent(order.EventId)!.Source).Distinct())
        {
            var name = $"{source}_callback/stripeToken";

            if (call.Parameters.Text(name, $"{source}_callback/cider_token") is not { } token)
            {
                return IngressoCodes.Missing(name);
            }

            tokens.Add(token);
        }

        return tokens.Find(token => token.Contains("declined", StringComparison.OrdinalIgnoreCase)) ?? string.Empty;
    }

    /// <summary>Reads the address that the payment page returns to.</summary>
    public Result<IngressoCallout> ReadCallout(IngressoCall call)
    {
        var (token, url) = (call.Parameters.Text("return_token"), call.Parameters.Text("return_url"));

        return token is null ? IngressoCodes.Missing("return_token")
            : url is null ? IngressoCodes.Missing("return_url")
            : !IsToken(token)
                ? IngressoCodes.Bad("return_token may have letters, digits, dots, underscores and hyphens")
            : !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Query.Length > 0
                || !url.Contains(token, StringComparison.Ordinal)
                ? IngressoCodes.Bad("return_url must contain the return_token and no query")
            : new IngressoCallout(token, url, call.Now.AddMinutes(policy.CalloutMinutes));
    }

    public static bool IsToken(string token) =>
        token.Length <= 200 && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static Error? CheckIssue(IngressoParameters sent, string brand, DateTimeOffset now)
    {
        var (issue, start) = (sent.Text("issue_number"), sent.Text("start_date"));
        var needsMore = brand == "maestro";

        return needsMore && issue is null ? IngressoCodes.Reject(3005)
            : issue is not null && (issue == "0" || issue.Length > 2 || !issue.All(char.IsAsciiDigit))
                ? IngressoCodes.Reject(3006)
            : needsMore && start is null ? IngressoCodes.Reject(3007)
            : start is not null && (ReadMonth(start) is not { } from || from > now) ? IngressoCodes.Reject(3008)
            : null;
    }

    private static string? BrandOf(string number)
    {
        if (number.Length < 4 || !number.All(char.IsAsciiDigit))
        {
            return null;
        }

        return int.Parse(number.AsSpan(0, 4), CultureInfo.InvariantCulture) switch
        {
            >= 4000 and < 5000 => "visa",
            >= 5100 and < 5600 or >= 2221 and <= 2720 => "mastercard",
            >= 3400 and < 3500 or >= 3700 and < 3800 => "american_express",
            >= 5000 and < 5100 or >= 5600 and < 5900 or >= 6700 and < 6800 => "maestro",
            6011 or >= 6500 and < 6600 => "discover",
            _ => null,
        };
    }

    private static bool IsNumber(string number, string brand) =>
        (brand switch
        {
            "visa" => number.Length is 13 or 16 or 19,
            "american_express" => number.Length == 15,
            "maestro" => number.Length is >= 12 and <= 19,
            _ => number.Length == 16,
        })
        && number.Reverse()
            .Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2))
            .Sum(value => value > 9 ? value - 9 : value) % 10 == 0;

    private static DateTimeOffset? ReadMonth(string? text) =>
        text is { Length: 4 } && text.All(char.IsAsciiDigit)
        && int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
            ? new DateTimeOffset(
                2000 + int.Parse(text.AsSpan(2), CultureInfo.InvariantCulture), month, 1, 0, 0, 0, TimeSpan.Zero)
            : null;
}
