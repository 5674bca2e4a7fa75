using System.Text;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Sales;

/// <summary>The tables of docs/purchases.md: a row for each state, a column for each verb.</summary>
internal static class SaleTable
{
    private const string Begin = "<!-- tables -->";

    private static readonly string Page = Path.Combine(SolutionFolder.Root, "docs", "purchases.md");

    private static readonly Lazy<Dictionary<(SaleEvent, string, string), string>> Cells = new(Parse);

    /// <summary>A fixture in which a confirmation does not wait for the provider.</summary>
    public static SalesFixture Open() => new(payments: new PaymentPolicy { DecisionWaitMilliseconds = 0 });

    public static string Read(SaleEvent change, SaleState state, SaleVerb verb) =>
        Cells.Value[(change, state.ToString(), verb.ToString())];

    public static int CountCells() => Cells.Value.Count;

    /// <summary>
    /// The next state of an accepted verb, or what it shows; the code of an error, and the state where an error has
    /// changed it.
    /// </summary>
    public static async Task<string> FindOutAsync(SalesFixture fixture, SaleVerb verb, ReservationId id)
    {
        var before = await SaleVerbs.DescribeAsync(fixture, id);
        var (error, shown) = await SaleVerbs.DoAsync(fixture, verb, id);
        var after = await SaleVerbs.DescribeAsync(fixture, id);

        return error is null ? shown ?? after
            : after == before ? $"`{error.Code}`"
            : $"`{error.Code}` → {after}";
    }

    /// <summary>Writes the tables as the code decides; somebody has to read the difference.</summary>
    public static async Task UpdateIfAskedAsync()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is not "1")
        {
            return;
        }

        var text = await File.ReadAllTextAsync(Page);
        var page = new StringBuilder(text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)]);

        foreach (var change in Enum.GetValues<SaleEvent>())
        {
            page.Append("\n\n## ").Append(TitleOf(change)).Append("\n\n| state | ");
            page.AppendJoin(" | ", Enum.GetNames<SaleVerb>()).Append(" |\n| --- |");
            page.Insert(page.Length, " --- |", Enum.GetValues<SaleVerb>().Length);

            foreach (var state in Enum.GetValues<SaleState>())
            {
                page.Append("\n| ").Append(state).Append(" |");

                foreach (var verb in Enum.GetValues<SaleVerb>())
                {
                    var fixture = Open();
                    var id = await SaleStates.ReachAsync(fixture, state);
                    await SaleVerbs.HappenAsync(fixture, change);
                    page.Append(' ').Append(await FindOutAsync(fixture, verb, id)).Append(" |");
                }
            }
        }

        await File.WriteAllTextAsync(Page, page.Append('\n').ToString());
    }

    private static string TitleOf(SaleEvent change) => change switch
    {
        SaleEvent.OnSale => "The event is on sale",
        SaleEvent.CalledOff => "The event was called off",
        _ => "The event has begun",
    };

    private static Dictionary<(SaleEvent, string, string), string> Parse()
    {
        var cells = new Dictionary<(SaleEvent, string, string), string>();
        var (change, verbs) = (default(SaleEvent), Array.Empty<string>());

        foreach (var line in File.ReadLines(Page).SkipWhile(line => line != Begin))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                change = Enum.GetValues<SaleEvent>().Single(one => line == $"## {TitleOf(one)}");
            }
            else if (line.StartsWith("| state |", StringComparison.Ordinal))
            {
                verbs = Split(line)[1..];
            }
            else if (line.StartsWith("| ", StringComparison.Ordinal)
                && !line.StartsWith("| ---", StringComparison.Ordinal))
            {
                var row = Split(line);
                verbs.Zip(row.Skip(1)).ToList().ForEach(cell => cells.Add((change, row[0], cell.First), cell.Second));
            }
        }

        return cells;
    }

    private static string[] Split(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
