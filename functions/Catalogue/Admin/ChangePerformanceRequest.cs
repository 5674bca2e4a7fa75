using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue.Admin;

/// <summary>
/// The body of an edit. Members that are left out stay as they are. Null empties a member that may be empty.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ChangePerformanceRequest
{
    [ShownAs(typeof(string)), JsonConverter(typeof(GivenJson<string>))]
    public Given<string?> Title { get; init; }

    [ShownAs(typeof(string)), JsonConverter(typeof(GivenJson<string>))]
    public Given<string?> Description { get; init; }

    [ShownAs(typeof(string)), JsonConverter(typeof(GivenJson<string>))]
    public Given<string?> Venue { get; init; }

    [ShownAs(typeof(string)), JsonConverter(typeof(GivenJson<string>))]
    public Given<string?> Address { get; init; }

    [ShownAs(typeof(string)), JsonConverter(typeof(GivenJson<string>))]
    public Given<string?> ArtistName { get; init; }

    [Url, ShownAs(typeof(string)), JsonConverter(typeof(GivenJson<string>))]
    public Given<string?> PosterImageUrl { get; init; }

    [ShownAs(typeof(DateTimeOffset)), JsonConverter(typeof(GivenJson<DateTimeOffset?>))]
    public Given<DateTimeOffset?> EventDate { get; init; }

    [ShownAs(typeof(DateTimeOffset)), JsonConverter(typeof(GivenJson<DateTimeOffset?>))]
    public Given<DateTimeOffset?> SaleStartDate { get; init; }

    [ShownAs(typeof(DateTimeOffset)), JsonConverter(typeof(GivenJson<DateTimeOffset?>))]
    public Given<DateTimeOffset?> SaleEndDate { get; init; }

    [ShownAs(typeof(Guid)), JsonConverter(typeof(GivenJson<Guid?>))]
    public Given<Guid?> SeatLayoutId { get; init; }

    [ShownAs(typeof(IReadOnlyList<TicketTypeRequest>))]
    [JsonConverter(typeof(GivenJson<IReadOnlyList<TicketTypeRequest?>>))]
    public Given<IReadOnlyList<TicketTypeRequest?>?> TicketTypes { get; init; }

    /// <summary>Only as it is: the queue has an endpoint of its own.</summary>
    [ShownAs(typeof(QueueRequest)), JsonConverter(typeof(GivenJson<QueueRequest>))]
    public Given<QueueRequest?> Queue { get; init; }

    /// <summary>Until when buyers may refund; null for until `eventDate`.</summary>
    [ShownAs(typeof(DateTimeOffset)), JsonConverter(typeof(GivenJson<DateTimeOffset?>))]
    public Given<DateTimeOffset?> RefundableUntil { get; init; }

    public PerformanceChange ToChange() => new()
    {
        Title = Map(Title, text => PerformanceRequest.Needed(text, "title")),
        Venue = Map(Venue, text => PerformanceRequest.Needed(text, "venue")),
        Description = Map(Description, text => text),
        Address = Map(Address, text => text),
        ArtistName = Map(ArtistName, text => text),
        PosterImageUrl = Map(PosterImageUrl, text => text),
        Date = Map(EventDate, time => PerformanceRequest.Needed(time, "eventDate")),
        SaleStart = Map(SaleStartDate, time => PerformanceRequest.Needed(time, "saleStartDate")),
        SaleEnd = Map(SaleEndDate, time => PerformanceRequest.Needed(time, "saleEndDate")),
        Layout = Map(SeatLayoutId, id => id is { } layout ? new LayoutId(layout) : (LayoutId?)null),
        TicketTypes = Map(TicketTypes, PerformanceRequest.ToDrafts),
        Queue = Map(Queue, queue => queue?.ToRules()),
        RefundableUntil = RefundableUntil,
    };

    private static Given<TTo> Map<TFrom, TTo>(Given<TFrom> member, Func<TFrom, TTo> map) =>
        member.IsGiven ? map(member.Value) : default(Given<TTo>);
}
