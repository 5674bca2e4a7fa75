using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Checks an order. The checks run in the supplier's order, and the first failure is reported.</summary>
internal sealed class HkdlOrderRules(HkdlCatalogue catalogue, IHkdlOrders orders, HkdlPolicy policy)
{
    private static readonly string[] Languages = ["en_US", "zh_TW", "zh_CN"];

    private readonly HkdlBasketRules _basket = new(catalogue, policy);

    public async Task<Result<HkdlOrderCommand>> CheckAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        var message = call.Message;

        if (Bounded(message.Text("requestId")) is not { } requestId)
        {
            return HkdlCodes.ErrorOf("1005", " - missing requestId");
        }

        var of = catalogue.FindEvent(message.Text("eventId"));
        var code = of is null ? "4101"
            : message.Items() is null ? "1005"
            : message.Text("pickupId") is null ? "4308"
            : !Languages.Contains(message.Text("lang")) ? "4502"
            : await orders.HasRequestAsync(call.Agent, requestId, cancellationToken) ? "3001"
            : of.IsRestricted ? "4102"
            : null;

        if (code is not null)
        {
            return HkdlCodes.ErrorOf(code, code == "1005" ? " - missing items" : null);
        }

        var show = catalogue.FindShow(message.Text("showId"), call.LocalNow, policy.RollingDays);
        var showCode = CheckShow(of!, show, message.Text("showId"), call.LocalNow) ?? CheckGuest(of!, message);

        if (showCode is not null)
        {
            return HkdlCodes.ErrorOf(showCode);
        }

        if (Bounded(message.Text("referenceNo")) is not { } reference)
        {
            return HkdlCodes.ErrorOf("4504");
        }

        if (await orders.HasLiveReferenceAsync(call.Agent, reference, call.Now, cancellationToken))
        {
            // The same request may have been sold after the first check.
            return HkdlCodes.ErrorOf(
                await orders.HasRequestAsync(call.Agent, requestId, cancellationToken) ? "3001" : "4506");
        }

        return _basket.Check(call, of!, show, requestId, reference);
    }

    private string? CheckShow(HkdlEvent of, HkdlShow? show, string? showId, DateTime now) =>
        (of.IsDateSpecific, showId) switch
        {
            (true, null) => "4202",
            (false, not null) => "4201",
            (false, null) => null,
            _ when show is null => "4203",
            _ when show.EventId != of.EventId => "4204",
            _ when policy.Strict && show.StartsAt <= now => "4206",
            _ when policy.Strict && show.CutoffAt <= now => "4207",
            _ => null,
        };

    private string? CheckGuest(HkdlEvent of, HkdlMessage message) => message.Text("guestName") switch
    {
        null when of.ReqGuestName == "Y" => "4501",
        { } name when name.Length > policy.TextLengthMax => "4501",
        _ => null,
    };

    private string? Bounded(string? text) => text?.Length <= policy.TextLengthMax ? text : null;
}
