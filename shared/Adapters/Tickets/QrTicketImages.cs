using System.Drawing;
using System.Text;
using QRCoder;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

/// <summary>Draws QR codes with error correction level M and the quiet zone that scanners need.</summary>
internal sealed class QrTicketImages : ITicketImages
{
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.M;

    public byte[] DrawPng(string code, int pixelsMax)
    {
        using var qrCode = QRCodeGenerator.GenerateQrCode(code, Level);
        using var image = new PngByteQRCode(qrCode);

        // The matrix includes the quiet zone.
        return image.GetGraphic(Math.Max(1, pixelsMax / qrCode.ModuleMatrix.Count));
    }

    public byte[] DrawSvg(string code, int pixels)
    {
        using var qrCode = QRCodeGenerator.GenerateQrCode(code, Level);
        using var image = new SvgQRCode(qrCode);

        return Encoding.UTF8.GetBytes(image.GetGraphic(new Size(pixels, pixels)));
    }
}
