using System.Diagnostics.Metrics;

namespace Serverless.Functions.Tests.Operations;

/// <summary>Counts what this test causes, although other tests run at the same time.</summary>
internal sealed class MetricCounter : IDisposable
{
    private static readonly AsyncLocal<bool> IsThisTest = new();

    private readonly MeterListener _listener = new();
    private long _sum;

    public MetricCounter(string name)
    {
        IsThisTest.Value = true;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) =>
            Interlocked.Add(ref _sum, IsThisTest.Value ? count : 0));
        _listener.Start();
    }

    public long Sum => Interlocked.Read(ref _sum);

    public void Dispose()
    {
        _listener.Dispose();
        IsThisTest.Value = false;
    }
}
