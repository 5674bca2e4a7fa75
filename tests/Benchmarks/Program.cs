using Serverless.Benchmarks.Bare;
using Serverless.Benchmarks.Floor;
using Serverless.Benchmarks.Measures;
using Serverless.Benchmarks.Rush;

// Each measure prints its ratio to a floor measured in the same run, and the absolute figures.
var command = args.FirstOrDefault() ?? "all";
var rest = args.Skip(1).ToArray();

return command switch
{
    "rush" => await RushProgram.RunAsync(RushOptions.Parse(rest)),
    "floor" => await FloorPlatform.RunAsync(rest),
    "collector" => await Collector.RunAsync(rest),
    "bare" => await BarePlatform.RunAsync(rest),
    "reserve" => await HttpMeasures.ReserveAsync(),
    "queue" => await HttpMeasures.QueueAsync(),
    "events" => await HttpMeasures.EventsAsync(),
    "flights" => await HttpMeasures.FlightsAsync(),
    "bookings" => await HttpMeasures.BookingsAsync(),
    "seat-map" => await HttpMeasures.SeatMapAsync(),
    "edge" => await HttpLayerMeasure.RunAsync(),
    "drain" => await DrainMeasure.RunAsync(),
    "sales" => await SalesMeasure.RunAsync(),
    "tickets" => await TicketMeasures.IssueAsync(),
    "ticket-list" => await TicketMeasures.ListAsync(),
    "ticket-codes" => TicketCodeMeasure.Run(),
    "start" => await StartMeasure.RunAsync(),
    "memory" => await MemoryMeasure.RunAsync(),
    "all" => await AllAsync(),
    _ => Explain(),
};

static async Task<int> AllAsync() =>
    await HttpMeasures.ReserveAsync()
    + await HttpMeasures.QueueAsync()
    + await HttpMeasures.EventsAsync()
    + await HttpMeasures.FlightsAsync()
    + await HttpMeasures.BookingsAsync()
    + await HttpLayerMeasure.RunAsync()
    + await DrainMeasure.RunAsync()
    + await SalesMeasure.RunAsync()
    + await HttpMeasures.SeatMapAsync()
    + await TicketMeasures.IssueAsync()
    + await TicketMeasures.ListAsync()
    + TicketCodeMeasure.Run()
    + await StartMeasure.RunAsync()
    + await MemoryMeasure.RunAsync();

static int Explain()
{
    Console.Error.WriteLine(
        "all | reserve | queue | events | flights | bookings | edge | drain | sales | seat-map | tickets | "
            + "ticket-list | ticket-codes | start | memory [--brief] | rush [--buyers N] [--event KEY]");

    return 2;
}
