using System.Text.Json.Nodes;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Rush;

/// <summary>The result of the rush, read through the API with the token of each buyer.</summary>
internal sealed record RushAudit(int Confirmed, int SeatsSold, int SeatsSoldTwice, int Expired, int MoneyWithoutSeat)
{
    public static async Task<RushAudit> ReadAsync(Client client, IReadOnlyList<Buyer> buyers)
    {
        var (confirmed, expired, moneyWithoutSeat, sold) = (0, 0, 0, new List<string>());
        var gate = new Lock();
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = 32 };

        await Parallel.ForEachAsync(buyers, bounds, async (buyer, _) =>
        {
            var mine = await client.DemandAsync(HttpMethod.Get, "/api/v1/reservations/my", buyer.Token);
            var rows = mine["reservations"]!.AsArray();
            var states = rows.ToDictionary(row => (string)row!["id"]!, row => (string)row!["status"]!);
            var unmatched = await CountMoneyWithoutSeatAsync(client, buyer, states);

            lock (gate)
            {
                confirmed += states.Values.Count(state => state == "confirmed");
                expired += states.Values.Count(state => state == "expired");
                moneyWithoutSeat += unmatched;
                sold.AddRange(rows.Where(row => (string?)row!["status"] == "confirmed").SelectMany(LabelsOf));
            }
        });

        return new RushAudit(
            confirmed,
            sold.Count,
            sold.Count - sold.Distinct(StringComparer.Ordinal).Count(),
            expired,
            moneyWithoutSeat);
    }

    private static async Task<int> CountMoneyWithoutSeatAsync(
        Client client, Buyer buyer, Dictionary<string, string> states)
    {
        var count = 0;

        foreach (var (payment, reservation) in buyer.Payments.Distinct())
        {
            var shown = await client.DemandAsync(HttpMethod.Get, $"/api/v1/payment/intent/{payment}", buyer.Token);

            if ((string?)shown["status"] == "APPROVED" && states.GetValueOrDefault(reservation) != "confirmed")
            {
                count++;
            }
        }

        return count;
    }

    private static IEnumerable<string> LabelsOf(JsonNode? row) =>
        row!["items"]!.AsArray().Select(item => (string)item!["ticketTypeName"]!);
}
