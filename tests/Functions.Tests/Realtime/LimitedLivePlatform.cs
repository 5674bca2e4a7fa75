namespace Serverless.Functions.Tests.Realtime;

/// <summary>A platform whose limits of live messages are small and come back slowly.</summary>
public sealed class LimitedLivePlatform : LivePlatformFixture
{
    public const int RoomsMax = 3;
    public const int MessagesMax = 40;
    public const int DeliveriesMax = 10;

    protected override bool RunTimers => false;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("Realtime:RoomsPerConnectionMax", $"{RoomsMax}"),
        new("Realtime:MessagesPerSecond", "1"),
        new("Realtime:MessageBurst", $"{MessagesMax}"),
        new("Realtime:DeliveriesPerSecond", "1"),
        new("Realtime:DeliveryBurst", $"{DeliveriesMax}"),
    ];
}
