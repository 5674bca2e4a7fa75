using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Tickets;

/// <summary>One key, and the header of its codes. Many threads may use it at once.</summary>
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

    /// <summary>The one header of this key's codes. The same said in other letters is not ours.</summary>
    public string Header { get; }

    public byte[] Sign(byte[] text) => _signatures.Sign(text);

    public bool HasSigned(byte[] text, byte[] signature) => _signatures.Verify(text, signature);

    public void Dispose()
    {
        _signatures.Dispose();
        _curve.Dispose();
    }
}
