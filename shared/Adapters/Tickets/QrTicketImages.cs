using System.Drawing;
using System.Text;
using QRCoder;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

/// <summary>QR images that survive some damage: level M, with the quiet zone that scanners need around them.</summary>
internal sealed class QrTicketImages : ITicketImages
{
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.M;

    public byte[] DrawPng(string code, int pixelsMax)
    {
        using var squares = QRCodeGenerator.GenerateQrCode(code, Level);
        using var image = new PngByteQRCode(squares);

        // The matrix includes the quiet zone.
        return image.GetGraphic(Math.Max(1, pixelsMax / squares.ModuleMatrix.Count));
    }

    public byte[] DrawSvg(string code, int pixels)
    {
        using var squares = QRCodeGenerator.GenerateQrCode(code, Level);
        using var image = new SvgQRCode(squares);

        return Encoding.UTF8.GetBytes(image.GetGraphic(new Size(pixels, pixels)));
    }
}
