using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>What payments of flights did.</summary>
internal static class FlightPaymentMetrics
{
    private static readonly Counter<long> Orders = Telemetry.Meter.CreateCounter<long>(
        "payments_total", description: "Payment orders of flights that reached a state, by state.");

    private static readonly Counter<long> Events = Telemetry.Meter.CreateCounter<long>(
        "webhook_total", description: "Events of the payment provider, by result.");

    private static readonly Counter<long> Refunds = Telemetry.Meter.CreateCounter<long>(
        "payment_refunds_total", description: "Calls of the payment provider to pay money back, by result.");

    public static void Changed(PaymentOrder before, PaymentOrder after)
    {
        if (before.State != after.State)
        {
            Orders.Add(1, new KeyValuePair<string, object?>("status", NameOf(after.State)));
        }
    }

    /// <param name="result">One of a few words.</param>
    public static void Event(string result) => Events.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <param name="result">One of a few words.</param>
    public static void Refund(string result) => Refunds.Add(1, new KeyValuePair<string, object?>("result", result));

    private static string NameOf(PaymentOrderState state) => state switch
    {
        PaymentOrderState.Paid => "PAID",
        PaymentOrderState.Failed => "FAILED",
        PaymentOrderState.Cancelled => "CANCELLED",
        _ => "REQUESTED",
    };
}
