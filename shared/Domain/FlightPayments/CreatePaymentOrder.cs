using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Creates the order that a payer pays in the provider's window. For a schedule the amount is a whole number of current
/// fares, and the booking honours that fare for a while. The same order again is the same order.
/// </summary>
public sealed class CreatePaymentOrder(
    IPaymentOrders orders, IPaymentReceipts receipts, IFarePrices fares, FlightPaymentPolicy policy, TimeProvider clock,
    IdSource ids)
{
    public const int NameLengthMax = 100;

    // Of a UUID without dashes: random, and the same for every repetition of a request with a key.
    private const int SuffixStart = 16;
    private const int SuffixLength = 8;

    public async Task<Result<PaymentOrder>> ExecuteAsync(
        User user, CreatePaymentOrderCommand command, CancellationToken cancellationToken)
    {
        if (!receipts.IsOpen)
        {
            return FlightPaymentErrors.Closed;
        }

        if (command.Amount < policy.AmountMin || command.Amount > policy.AmountMax)
        {
            return FlightPaymentErrors.BadAmount(policy);
        }

        if (TextPolicy.FindNameFault(command.Name, lengthMin: 1, NameLengthMax) is not null)
        {
            return FlightPaymentErrors.BadName;
        }

        if (!PaymentOrderId.TryParse(command.OrderId ?? NewId(user, command), out var id))
        {
            return FlightPaymentErrors.BadOrderId;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var result = await orders.FindAsync(id, cancellationToken) is { } known
                ? await RepeatAsync(known, user, command, cancellationToken)
                : await AddAsync(id, user, command, cancellationToken);

            if (result is { } decided)
            {
                return decided;
            }
        }

        return FlightPaymentErrors.ChangedMeanwhile;
    }

    // Null when the order changed meanwhile.
    private async Task<Result<PaymentOrder>?> RepeatAsync(
        Versioned<PaymentOrder> known, User user, CreatePaymentOrderCommand command,
        CancellationToken cancellationToken)
    {
        var order = known.Value;

        if (!order.IsOf(user.Id) || order.Amount != command.Amount || order.Quote?.Schedule != command.Schedule)
        {
            return FlightPaymentErrors.OrderExists;
        }

        if (order.Quote is not { } quote
            || quote.IsLive(clock.GetUtcNow())
            || order.State is not PaymentOrderState.Requested)
        {
            return order;
        }

        var renewed = await QuoteAsync(command, cancellationToken);

        if (renewed.IsError)
        {
            return renewed.Error;
        }

        var renewal = order with { Quote = renewed.Value };
        await fares.KeepAsync(user.Id, renewed.Value, cancellationToken);

        return await orders.TrySaveAsync(renewal, known.Version, [], cancellationToken) is null
            ? null
            : (Result<PaymentOrder>?)renewal;
    }

    private async Task<Result<PaymentOrder>?> AddAsync(
        PaymentOrderId id, User user, CreatePaymentOrderCommand command, CancellationToken cancellationToken)
    {
        FareQuote? quote = null;

        if (command.Schedule is not null)
        {
            var quoted = await QuoteAsync(command, cancellationToken);

            if (quoted.IsError)
            {
                return quoted.Error;
            }

            quote = quoted.Value;

            // Before the order: the payer may pay and book as soon as it is there.
            await fares.KeepAsync(user.Id, quote, cancellationToken);
        }

        var now = clock.GetUtcNow();
        var number = await orders.NextNumberAsync(cancellationToken);
        var order = new PaymentOrder(id, number, user.Id, command.Amount)
        {
            Name = TextPolicy.Name(command.Name),
            Method = command.Method,
            Gateway = command.Gateway,
            Quote = quote,
            CreatedAt = now,
            LookUpAt = now + policy.LookUpTime,
        };

        return await orders.TryAddAsync(order, cancellationToken) ? (Result<PaymentOrder>?)order : null;
    }

    private async Task<Result<FareQuote>> QuoteAsync(
        CreatePaymentOrderCommand command, CancellationToken cancellationToken)
    {
        if (await fares.FindAsync(command.Schedule!.Value, cancellationToken) is not { } price)
        {
            return FlightPaymentErrors.UnknownSchedule;
        }

        var count = price > 0 && command.Amount % price == 0 ? command.Amount / price : 0;

        return count < 1 || count > policy.PassengerCountMax
            ? FlightPaymentErrors.WrongAmount
            : new FareQuote(
                command.Schedule.Value, price, (int)count, clock.GetUtcNow() + policy.QuoteTime);
    }

    private string NewId(User user, CreatePaymentOrderCommand command) => string.Create(
        CultureInfo.InvariantCulture,
        $"CJ-ORD-{user.Number}-{command.Schedule?.ToString(CultureInfo.InvariantCulture) ?? "NA"}-{Suffix(command)}");

    private string Suffix(CreatePaymentOrderCommand command) =>
        ids.Next(command.IdempotencySeed).ToString("N").Substring(SuffixStart, SuffixLength);
}

/// <param name="Amount">In won.</param>
/// <param name="OrderId">Null for one that the platform makes.</param>
/// <param name="Schedule">Null for an amount that no fare is compared with.</param>
public sealed record CreatePaymentOrderCommand(long Amount, string? OrderId, int? Schedule, string Name)
{
    public PaymentMethod Method { get; init; }

    public PaymentGateway Gateway { get; init; }

    public IdempotencySeed? IdempotencySeed { get; init; }
}
