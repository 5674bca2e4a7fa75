using System.Text.RegularExpressions;

namespace Serverless.Architecture.Tests;

/// <summary>Why a name may not stay: a banned word, or a word that is banned in its company only.</summary>
internal static partial class NameRules
{
    // Names on the wire of a supplier.
    private static readonly HashSet<string> OfTheWire = ["DpWorld", "WorldCanUseCustomerData"];

    public static IEnumerable<string> ReasonsAgainst(Identifier identifier)
    {
        if (OfTheWire.Contains(identifier.Name))
        {
            yield break;
        }

        foreach (var part in identifier.Parts.Where(part => !IsPaymentService(identifier, part)))
        {
            if ((BannedWords.Find(part) ?? BannedWords.Find(part.TrimEnd('s'))) is { } better)
            {
                yield return $"{part} is {better}";
            }
        }

        if (Phrases().IsMatch(identifier.Name))
        {
            yield return "has a banned phrase";
        }

        if (QueueAsLine().IsMatch(identifier.Name))
        {
            yield return "a line is a queue";
        }

        if (EntryAsPlace().IsMatch(identifier.Name))
        {
            yield return "a place is a queue entry, or a position";
        }

        if (identifier.Parts.Any(part => part.StartsWith("visitor", StringComparison.OrdinalIgnoreCase))
            && !WherePeopleWait().IsMatch($"{identifier.Place} {identifier.Name}"))
        {
            yield return "a visitor is a user where nobody waits";
        }
    }

    // Their words are fine alone.
    [GeneratedRegex(
        "Kept(Answer|Response)|FollowUp|^Unlimited|^(Access|Reads|Answers|Refuses)Attribute$|(?<!Unknown)Outcome")]
    private static partial Regex Phrases();

    // A line of a text, of a log, of an order and of an address is one.
    [GeneratedRegex(
        "WaitingLine|(In|Enter|Join|Leave|Clear|Show|Change|Set)Lines?(?![a-z])"
            + "|^_?[lL]ine(Rules|Terms|Door|Figures|Step|Moved|Cleared|Waits|Metrics|Keys|World|Scene)")]
    private static partial Regex QueueAsLine();

    // A seat has a place in its row.
    [GeneratedRegex(
        "(?<!Seat)Place(InLine|Token|State|Pass|Claim|Answer|Response)|(Follow|Use|GiveUp|Keep|Show|Told)Place")]
    private static partial Regex EntryAsPlace();

    [GeneratedRegex("WaitingRoom|Queue|Admi(t|ssion)|Gateway")]
    private static partial Regex WherePeopleWait();

    // Stripe, the payment service, is on the wire of Ingresso.
    private static bool IsPaymentService(Identifier identifier, string part) =>
        part == "Stripe" && identifier.TypeName.StartsWith("Ingresso", StringComparison.Ordinal);
}
