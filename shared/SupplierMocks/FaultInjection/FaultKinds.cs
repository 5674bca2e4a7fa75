using System.Globalization;

namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>A kind of injected fault and its effect.</summary>
public sealed record FaultKind(string Name, string Does);

/// <summary>All kinds of injected faults.</summary>
public static class FaultKinds
{
    public const string CommitThenTimeOut = "commit-then-time-out";
    public const string Late = "late";
    public const string Twice = "twice";
    public const string Drop = "drop";
    public const string CommitThenDrop = "commit-then-drop";
    public const string PartialBasket = "partial-basket";
    public const string WrongSignature = "wrong-signature";
    public const string ClockSkew = "clock-skew";
    public const string SoldOut = "sold-out";
    public const string Unavailable = "unavailable";
    public const string Refuse = "refuse";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new(CommitThenTimeOut, "Does the work, waits `seconds` and closes the connection without a response."),
        new(Late, "Waits `seconds`, then does the work and responds."),
        new(Twice, "Does the work twice, as if the request were delivered twice, and sends the second response."),
        new(Drop, "Closes the connection without doing the work."),
        new(CommitThenDrop, "Does the work and closes the connection without a response."),
        new(PartialBasket, "Reserves less than requested; only the details show it."),
        new(WrongSignature, "Rejects the signature or the password."),
        new(ClockSkew, "Sets the mock's clock `seconds` ahead, or back when negative."),
        new(SoldOut, "Shows stock, but rejects reservations as sold out."),
        new(Unavailable, "Responds with `status` (503) without doing the work."),
        new(Refuse, "Responds with `code`, one of the supplier's error codes."),
    ];

    /// <summary>Parses <c>late;seconds=3</c>. Returns null for an unknown fault or an invalid parameter.</summary>
    public static Fault? Read(string text, FaultPolicy policy)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var fault = new Fault(parts[0]) { Seconds = policy.WaitSecondsDefault, Status = 503 };

        foreach (var part in parts.Skip(1))
        {
            switch (part.Split('=', 2, StringSplitOptions.TrimEntries))
            {
                case ["seconds", var value] when TryRead(value, out var seconds):
                    fault = fault with { Seconds = seconds };
                    break;

                case ["status", var value] when TryRead(value, out var status):
                    fault = fault with { Status = status };
                    break;

                case ["code", { Length: > 0 } code]:
                    fault = fault with { Code = code };
                    break;

                default:
                    return null;
            }
        }

        return IsValid(fault, policy) ? fault : null;
    }

    public static bool IsValid(Fault fault, FaultPolicy policy) =>
        All.Any(kind => kind.Name == fault.Name)
        && fault.Status is >= 500 and <= 599
        && Math.Abs((long)fault.Seconds) <= (fault.Name == ClockSkew ? policy.SkewSecondsMax : policy.WaitSecondsMax)
        && (fault.Seconds >= 0 || fault.Name == ClockSkew)
        && (fault.Code is { Length: > 0 and <= 20 } || fault is { Code: null, Name: not Refuse });

    private static bool TryRead(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
