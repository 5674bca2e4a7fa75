using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Adapters.Tickets.Admission;

/// <summary>
/// One key, and the header of its codes. Several threads may not use one of the platform's objects at once, and making
/// one costs as much as a signature, so that each thread keeps one.
/// </summary>
internal sealed class TicketKey(TicketKeyNumbers key) : IDisposable
{
    private const DSASignatureFormat Format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    private readonly ThreadLocal<ECDsa> _threads = new(() => ECDsa.Create(key.Numbers), trackAllValues: true);

    public string Id => key.Id;

    public ECPoint Point => key.Numbers.Q;

    /// <summary>The one header of this key's codes. The same said in other letters is not ours.</summary>
    public string Header { get; } =
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"ES256","kid":"{{key.Id}}"}"""));

    public byte[] Sign(ReadOnlySpan<byte> text) =>
        _threads.Value!.SignData(text, HashAlgorithmName.SHA256, Format);

    public bool HasSigned(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) =>
        _threads.Value!.VerifyData(text, signature, HashAlgorithmName.SHA256, Format);

    public void Dispose()
    {
        foreach (var one in _threads.Values)
        {
            one.Dispose();
        }

        _threads.Dispose();
    }
}
