using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// The supplier's response codes. The code of an error is <c>hkdl.</c> followed by the supplier's code.
/// </summary>
public static class HkdlCodes
{
    private const string Prefix = "hkdl.";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["1001"] = "Invalid signature",
        ["1002"] = "Invalid message format",
        ["1003"] = "Invalid Agent ID",
        ["1004"] = "Request expired",
        ["1005"] = "Invalid request information",
        ["1006"] = "Date range period not accepted",
        ["1007"] = "Reservation not found",
        ["2001"] = "Account disabled",
        ["2002"] = "Credit limit exceeded",
        ["2003"] = "Credit limit suspended",
        ["3001"] = "Duplicated Request",
        ["3002"] = "Not enough ticket quota",
        ["4101"] = "Invalid Event ID",
        ["4102"] = "Event restricted",
        ["4103"] = "Event is not Date Specific",
        ["4104"] = "Ticket quantity beyond the limit of the event",
        ["4201"] = "Unexpected show ID",
        ["4202"] = "Missing show ID",
        ["4203"] = "Invalid show ID",
        ["4204"] = "Show does not belong to the event",
        ["4205"] = "Show restricted",
        ["4206"] = "Show ended",
        ["4207"] = "Reservation for the show ended",
        ["4208"] = "Reservation for the show not started",
        ["4301"] = "Missing pickup date",
        ["4302"] = "Pickup date after show date",
        ["4303"] = "Pickup date not accepted",
        ["4304"] = "Pickup method restricted",
        ["4305"] = "Quantity does not fit the pickup method",
        ["4306"] = "Pickup method not valid for the date",
        ["4307"] = "Unexpected pickup date",
        ["4308"] = "Invalid Pickup ID",
        ["4401"] = "Invalid ticket ID",
        ["4402"] = "Ticket restricted",
        ["4501"] = "Missing or invalid guest name",
        ["4502"] = "Missing or Invalid Language Preference",
        ["4503"] = "Unexpected reference no",
        ["4504"] = "Missing or invalid reference no",
        ["4505"] = "Invalid ticket quantity",
        ["4506"] = "Duplicated reference no",
        ["9001"] = "System maintenance",
        ["9002"] = "Unauthorized operation",
    };

    public static Error ErrorOf(string code, string? addition = null) => new(
        Prefix + code,
        code switch
        {
            "1001" => ErrorKind.Unauthenticated,
            "1003" or "9002" => ErrorKind.Forbidden,
            "1007" => ErrorKind.NotFound,
            _ => ErrorKind.Invalid,
        },
        Texts.GetValueOrDefault(code, "Other error") + addition);

    public static string CodeOf(Error error) => error.Code[Prefix.Length..];
}
