using Serverless.Domain.Catalogue;

namespace Serverless.Functions.Catalogue;

/// <summary>Tiketi's names for the states of a performance.</summary>
internal static class PerformanceStatus
{
    public static string Of(PerformanceState state) => state switch
    {
        PerformanceState.Draft => "draft",
        PerformanceState.Upcoming => "upcoming",
        PerformanceState.OnSale => "on_sale",
        PerformanceState.SoldOut => "sold_out",
        PerformanceState.Ended => "ended",
        _ => "cancelled",
    };

    /// <summary>False for an unknown name.</summary>
    public static bool TryParse(string name, out PerformanceState state)
    {
        foreach (var candidate in Enum.GetValues<PerformanceState>())
        {
            if (Of(candidate) == name && candidate is not PerformanceState.Draft)
            {
                state = candidate;

                return true;
            }
        }

        state = default;

        return false;
    }
}
