using System.Collections.Frozen;

namespace Serverless.Domain.Sales;

/// <summary>
/// Behaviours of the simulated provider, chosen by name or by test card. A real provider ignores the scenario.
/// </summary>
public static class PaymentScenarios
{
    public const string Approve = "approve";
    public const string Fail = "fail";
    public const string Delay = "delay";
    public const string Random = "random";

    /// <summary>Authorises but rejects the capture.</summary>
    public const string CaptureRefused = "capture-refused";

    /// <summary>The first call takes effect, but its answer is lost.</summary>
    public const string AnswerLost = "answer-lost";

    /// <summary>The first capture has no effect and no answer; the second one works.</summary>
    public const string CaptureStalls = "capture-stalls";

    /// <summary>The first refund has no effect and no answer; the second one works.</summary>
    public const string RefundStalls = "refund-stalls";

    /// <summary>Every call is delivered twice, as a network that retries does.</summary>
    public const string Duplicate = "duplicate";

    private static readonly FrozenSet<string> Names = new[]
    {
        Approve, Fail, Delay, Random, CaptureRefused, AnswerLost, CaptureStalls, RefundStalls, Duplicate,
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Cards = new Dictionary<string, string>
    {
        ["4242424242424242"] = Approve,
        ["4000000000000002"] = Fail,
        ["4000000000003220"] = Delay,
        ["4000000000000341"] = CaptureRefused,
        ["4000000000009995"] = AnswerLost,
        ["4000000000009979"] = CaptureStalls,
        ["4000000000005126"] = RefundStalls,
        ["4000000000009235"] = Duplicate,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string scenario) => Names.Contains(scenario);

    /// <summary>
    /// The scenario of a test card, ignoring spaces and dashes; null for any other number.
    /// </summary>
    public static string? OfCard(string card) =>
        Cards.GetValueOrDefault(
            card.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));
}
