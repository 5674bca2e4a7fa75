using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Tickets;

/// <summary>One key and the header of its codes. It is thread-safe.</summary>
internal sealed class TicketKey : IDisposable
{
    private readonly ECDsa _curve;
    private readonly AsymmetricSignatureProvider _signatures;

    public TicketKey(TicketKeyNumbers key)
    {
        _curve = ECDsa.Create(key.Numbers);
        _signatures = new AsymmetricSignatureProvider(
            new ECDsaSecurityKey(_curve), SecurityAlgorithms.EcdsaSha256, key.CanSign);
        (Id, Point) = (key.Id, key.Numbers.Q);
        Header = Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"ES256","kid":"{{Id}}"}"""));
    }

    public string Id { get; }

    public ECPoint Point { get; }

    /// <summary>
    /// The only valid header of this key's codes. An equivalent JSON text with other letters is invalid.
    /// </summary>
    public string Header { get; }

    public byte[] Sign(byte[] content) => _signatures.Sign(content);

    public bool HasSigned(byte[] content, byte[] signature) => _signatures.Verify(content, signature);

    public void Dispose()
    {
        _signatures.Dispose();
        _curve.Dispose();
    }
}
