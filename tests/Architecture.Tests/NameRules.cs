using System.Text.RegularExpressions;

namespace Serverless.Architecture.Tests;

/// <summary>Why a name may not stay: a banned word, or a word that is banned in its company only.</summary>
internal static partial class NameRules
{
    // Names on the wire of a supplier.
    private static readonly HashSet<string> OfTheWire = ["DpWorld", "WorldCanUseCustomerData"];

    // Where lines are those of a text, or of an order.
    private static readonly HashSet<string> TextReaders =
        ["IngressoOrderView", "LocalProgram", "ProcessOutput", "WatchedPlatform", "WorkerProcess"];

    public static IEnumerable<string> ReasonsAgainst(Identifier identifier)
    {
        if (OfTheWire.Contains(identifier.Name))
        {
            yield break;
        }

        foreach (var part in identifier.Parts)
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

        if (QueueAsLine().IsMatch(identifier.Name) && !TextReaders.Contains(identifier.TypeName))
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

    // A line of text, of a log and of an address is one.
    [GeneratedRegex(
        "^(?!.*(Command|Log|Write|Read|New|Byte|Address|Addr)Lines?)(?!.*Lines?(End|Number|Break|One|Two))"
            + ".*(^_?line|Line)(s|[A-Z0-9]|$)")]
    private static partial Regex QueueAsLine();

    // A seat has a place in its row.
    [GeneratedRegex(
        "(?<!Seat)Place(InLine|Token|State|Pass|Claim|Answer|Response)|(Follow|Use|GiveUp|Keep|Show|Told)Place")]
    private static partial Regex EntryAsPlace();

    [GeneratedRegex("WaitingRoom|Queue|Admi(t|ssion)|Gateway")]
    private static partial Regex WherePeopleWait();
}
