using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serverless.Local.Host.Worker;

/// <summary>
/// Names invocations: a random half for the process and a counted half, which costs no entropy per call.
/// </summary>
internal static class InvocationIds
{
    private static readonly long Process = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private static long Count;

    public static string Next()
    {
        Span<long> halves = [Process, Interlocked.Increment(ref Count)];

        return new Guid(MemoryMarshal.AsBytes(halves)).ToString();
    }
}
