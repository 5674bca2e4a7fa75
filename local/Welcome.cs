using Serverless.Local.Samples;

namespace Serverless.Local;

/// <summary>Text that is shown when the platform is ready.</summary>
internal static class Welcome
{
    /// <summary>How to pay an order as the payer's window would.</summary>
    public static string DescribeBootpay(Uri address) => string.Join(
        Environment.NewLine,
        $"A fake Bootpay is on {address.GetLeftPart(UriPartial.Authority)}. Pay an order:",
        $"  curl -H 'Content-Type: application/json' -d '{{\"order_id\":\"...\",\"price\":320000}}' "
            + $"{address}control/pay");

    public static string Describe(
        Uri address, SampleReport? samples, IReadOnlyDictionary<int, string> contractPorts)
    {
        var performance = samples?.Performances.Values.FirstOrDefault()?.Id.ToString();
        var account = samples?.Accounts.FirstOrDefault(account => account.Role is SampleRole.User);
        string[] commands =
        [
            $"curl '{address}api/v1/events?limit=3'",
            performance is null ? $"curl {address}health" : $"curl {address}api/v1/events/{performance}",
            account is null
                ? $"curl {address}api/auth/health"
                : $"curl -H 'Content-Type: application/json' "
                    + $"-d '{{\"email\":\"{account.Email}\",\"password\":\"{account.Password}\"}}' "
                    + $"{address}api/auth/login",
        ];

        return string.Join(Environment.NewLine,
        [
            $"Serverless is ready on {address.GetLeftPart(UriPartial.Authority)}",
            .. contractPorts.Select(port => $"  {port.Value,-10} port {port.Key}"),
            .. (samples?.Accounts ?? []).Select(one => $"  {one.Role,-10} {one.Email} / {one.Password}"),
            "Try:",
            .. commands.Select(command => $"  {command}"),
            "Ctrl+C stops it; stored data is kept.",
        ]);
    }
}
